/** What an engine cannot do, and why it is gone. Of what is gone, what follows says what became of the model. */

import type { ErrorMessages } from '../../../src/core/errors';
import { messageFor } from '../../../src/language/messageFor';
import engines from './engines';

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

const gpu = {
  lost: 'The GPU was lost.',
  /** @param detail in the browser's own words */
  lostBecause: (detail: string) => `The GPU was lost. ${detail}`,
};

export default {
  'engine.noWorker':
    'Nothing can be trained in this frame: the page that shows it has put it into a sandbox. Open the guide on a page of its own, and it works.',
  /** The names of all that are there, and of the one that was wanted. */
  'engine.noEngine': ({ there, wanted }) =>
    `Engine: expected one of ${there.join(', ')}, which this browser has, got ${wanted}.`,
  'engine.notStarted': ({ engine, why }) =>
    messageFor(engines.faults, { code: why.kind, params: { engine, ...why } }),
  'engine.noRoom': ({ bytes, mostBytes }) =>
    `This model and its batch need ${megabytes(bytes)} MB of memory at once, ${mostBytes === null ? 'which this browser does not give' : `and the processor’s engine has room for ${megabytes(mostBytes)} MB at the most`}. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.`,
  'engine.networkDiverged':
    'The loss is no longer a finite number: the learning rate is too high for this network. Reset it and try a lower rate.',
  'engine.modelDiverged':
    'What the model computes is no longer a finite number, so it can write nothing. Stop the training, go back to an earlier moment and try a lower learning rate.',
  'engine.arrayTooLarge': ({ array, bytes, mostBytes }) =>
    `This model or batch is too large for this GPU: one array (${array}) needs ${megabytes(bytes)} MB, and the GPU takes at most ${megabytes(mostBytes)} MB. A shorter context, a smaller batch or a smaller model would fit.`,
  'engine.noMemory':
    'This model and batch need more memory than this GPU has. A shorter context, a smaller batch or a smaller model would fit.',
  'engine.headTooWide': ({ most, headDim }) =>
    `This GPU's engine takes heads of at most ${most} dimensions, got ${headDim}: more heads would fit.`,
  'engine.disposed': 'The engine was stopped.',

  'engine.gpuLost': ({ detail }) => (detail === '' ? gpu.lost : gpu.lostBecause(detail)),
  'engine.gpuRefused': ({ detail }) =>
    `The GPU refused a piece of work, so its results cannot be trusted: ${detail}`,
  'engine.gpuSilent': ({ seconds }) => `The GPU has not answered for ${seconds} seconds.`,
  'engine.gpuLostInWork': 'The GPU was lost before it had answered.',
  'engine.stopped': ({ detail }) => `The engine stopped: ${detail}.`,
  'engine.notLoaded': 'The engine stopped: it could not be loaded.',
  'engine.notUnderstood':
    'The engine stopped: this browser cannot read it. Perhaps only half of it came, and loading the page anew helps. If not, a newer browser does: Chrome 114, Firefox 125 or Safari 17, or later.',
  'engine.silent': ({ seconds }) => `The engine has not answered for ${seconds} seconds.`,
  'engine.notFetched': ({ seconds }) =>
    `The engine could not be fetched: the server has not answered for ${seconds} seconds.`,
  'engine.interrupted': 'The engine was ended, because it did not stop.',
} satisfies ErrorMessages<'engine'>;
