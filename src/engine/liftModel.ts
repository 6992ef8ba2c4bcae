import type { AnyConfig } from '../core/config';
import { createModel, disposeModel, readParameters, writeParameters, type Model } from './model';

/**
 * Copies a model off its engine.
 * @returns puts it into the engine that is chosen then, and frees what it was in before
 */
export async function liftModel<Config extends AnyConfig>(
  model: Model<Config>,
): Promise<() => Model<Config>> {
  const arrays = await readParameters(model);
  return () => {
    disposeModel(model);
    const made = createModel(model.config, 0);
    writeParameters(made, arrays);
    return made;
  };
}
