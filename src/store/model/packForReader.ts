/** The model's folder with the code that runs it, and its page for readers, in their language. */

import { packModel, type ModelPackage, type Precision } from '../../core/files/modelPackage';
// oxlint-disable-next-line import/default -- Its text, not what it exports.
import runMjs from '../../core/files/run/run.mjs?raw';
import runPy from '../../core/files/run/run.py?raw';
import { readme } from './readme';

export function packForReader(model: ModelPackage, precision: Precision = 'float32'): Uint8Array {
  const siteUrl: string = import.meta.env['SITE_URL'];
  const page = readme(model.config, model.about, precision, siteUrl);
  const beside = { 'README.md': page, 'run.mjs': runMjs, 'run.py': runPy };
  return packModel(model, beside, precision);
}
