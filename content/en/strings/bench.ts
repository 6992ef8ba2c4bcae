/** What is measured of the engines, and what is said while it is. */

import { plural } from '../../../src/language/format';

export default {
  /** The models that are trained for it. */
  recipe: 'The recipe: 2 layers of width 64',
  shape: (nLayer: number, dModel: number) =>
    `${plural(nLayer, { one: 'layer', other: 'layers' })} of width ${dModel}`,
  /** What is being done, without a full stop; `shape` is one of the models above. */
  doing: {
    looking: 'Looking for engines',
    preparing: (shape: string, engine: string) => `${shape}: ${engine} gets ready`,
    inTurn: (shape: string, engines: string) => `${shape}: ${engines} in turn`,
    alone: (shape: string, engine: string) => `${shape}: ${engine} alone`,
  },
  notes: {
    absent: (engine: string) => `${engine}: this browser has none.`,
    software: (engine: string, device: string) =>
      `${engine} is left out: ${device} is worked out on the processor.`,
    tooSlow: (shape: string, engine: string, seconds: number) =>
      `${shape}: ${engine} is left out. By its speed before, a step would take about ${plural(seconds, { one: 'second', other: 'seconds' })}.`,
    failed: (engine: string, why: string) => `${engine} dropped out: ${why}`,
  },
};
