/** The model's folder with the code that runs it, and its page for readers, in their language. */

import type { Besides } from '../../core/files/modelFile';
import { packModel, type ModelPackage, type Precision } from '../../core/files/modelPackage';
// oxlint-disable-next-line import/default -- Its text, not what it exports.
import runMjs from '../../core/files/run/run.mjs?raw';
import runPy from '../../core/files/run/run.py?raw';
import { readme } from './readme';

export const packForReader = (model: ModelPackage, precision: Precision = 'float32'): Uint8Array =>
  packModel(model, besideModel(model)[precision], precision);

/** What lies in the folder besides: the code refuses tokenizers that are not of the guide's own kind. */
export function besideModel({ config, about, tokenizer }: ModelPackage): Besides {
  const siteUrl: string = import.meta.env['SITE_URL'];
  const runs = !tokenizer.vocabulary;
  const beside = (precision: Precision) => ({
    'README.md': readme({ config, about, precision, runs }, siteUrl),
    ...(runs && { 'run.mjs': runMjs, 'run.py': runPy }),
  });
  return { float32: beside('float32'), float16: beside('float16') };
}
