import { actions, type LifeState } from '../../store';
import { saveFile } from '../../ui/saveFile';

/** Lets the browser save the model as `parameters.zip`. */
export async function takeHome(): Promise<void> {
  const file = await actions.takeHome();
  if (file) saveFile(file.name, file.bytes, 'application/zip');
}

/** Whether there is anything to take: what leaves is a checkpoint. */
export const canLeave = ({ runs }: Pick<LifeState, 'runs'>): boolean =>
  [runs.pretraining, runs.fineTuning].some((run) => run !== null && run.checkpoints.length > 0);
