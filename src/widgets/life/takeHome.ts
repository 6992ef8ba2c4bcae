import { actions } from '../../store';
import { saveFile } from '../../ui/saveFile';

/** Lets the browser save the model as `parameters.zip`. */
export async function takeHome(): Promise<void> {
  const file = await actions.takeHome();
  if (file) saveFile(file.name, file.bytes, 'application/zip');
}
