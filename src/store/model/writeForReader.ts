/** Has the files that a model leaves in written by a worker: of its own, because the engine's may be training. */

import { offersOf, writeModel, type ModelFormat, type Offers } from '../../core/files/modelFile';
import type { ModelPackage } from '../../core/files/modelPackage';
import type { OnProgress } from '../../core/files/readModel';
import type { Asked, Written } from '../../worker/writeModel.worker';
import { askOnce } from '../data/oneShotWorker';
import { copyParameters } from './copyParameters';
import { besideModel } from './packForReader';

const ZIP = { name: 'parameters.zip', type: 'application/zip' };
const GGUF = { name: 'model.gguf', type: 'application/octet-stream' };

/**
 * A worker for each file. Where there are none, as in a frame without an origin of its own, or its script
 * does not come, the page writes by itself.
 * @param onProgress is told how much is written, 0 to 1, of what takes a while
 * @throws ReaderError if the format does not hold the model, or a number of it is not finite
 */
export async function writeForReader(
  model: ModelPackage,
  format: ModelFormat,
  onProgress: OnProgress = () => {},
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const beside = besideModel(model);
  const { name, type } = format.startsWith('zip') ? ZIP : GGUF;
  const written = await ask({ name: 'file', model, beside, format }, (message) => {
    if (message.kind === 'file') return message.blob;
    if (message.kind === 'progress') onProgress(message.fraction);
    return undefined;
  });
  const parts = written ?? (writeModel(model, format, beside) as Uint8Array<ArrayBuffer>);
  return { name, blob: new Blob([parts], { type }) };
}

/**
 * What a model can be taken home as.
 * @throws ReaderError if a number of it is not finite
 */
export async function offersForReader(model: ModelPackage): Promise<Offers> {
  const beside = besideModel(model);
  const offers = await ask({ name: 'offers', model, beside }, (message) =>
    message.kind === 'offers' ? message.offers : undefined,
  );
  return offers ?? offersOf(model, beside);
}

type Take<Answer> = Parameters<typeof askOnce<Written, Answer>>[2];

async function ask<Answer>(asked: Asked, take: Take<Answer>): Promise<Answer | null> {
  const parameters = await copyParameters(asked.model.parameters);
  const buffers = Object.values(parameters).map(({ data }) => data.buffer as ArrayBuffer);
  const question: Asked = { ...asked, model: { ...asked.model, parameters } };
  return askOnce<Written, Answer>(startWorker, question, take, { transfer: buffers });
}

const startWorker = () =>
  new Worker(new URL('../../worker/writeModel.worker.ts', import.meta.url), {
    type: 'module',
    name: 'writer',
  });
