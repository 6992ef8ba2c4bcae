import { actions, type LifeState, type ModelFormat } from '../../store';
import { saveFile } from '../../ui/saveFile';

/** Lets the browser save the model, as `parameters.zip` if nothing else is said. */
export async function takeHome(format?: ModelFormat): Promise<void> {
  const file = await actions.takeHome(format);
  if (file) saveFile(file);
}

/** Whether there is anything to take: what leaves is a checkpoint. */
export const canLeave = ({ runs }: Pick<LifeState, 'runs'>): boolean =>
  [runs.pretraining, runs.fineTuning].some((run) => run !== null && run.checkpoints.length > 0);
