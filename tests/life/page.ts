/** The page that `npm run life` opens: the worker as the site has it, and no site round it. */

import { createClient } from '../../src/worker/client';
import type { EngineName } from '../../src/core/engines';
import { measureFloor, type FloorResult } from './floor';
import { liveThrough, type LifeOptions, type LifeResult } from './life';
import { shipEarly } from './early';
import type { ShippedFile } from './files';
import { ship } from './ship';
import { measureSweep, type SweepOptions, type SweepResult } from './sweep';
import {
  measureTranslator,
  shipTranslator,
  type TranslateOptions,
  type TranslateResult,
} from './translate';

declare global {
  interface Window {
    liveThrough(options: LifeOptions): Promise<LifeResult>;
    measureFloor(options: { readonly engine: EngineName | 'auto' }): Promise<FloorResult>;
    measureSweep(options: SweepOptions): Promise<readonly SweepResult[]>;
    ship(seed: number): Promise<ShippedFile[]>;
    shipEarly(seed: number): Promise<ShippedFile[]>;
    measureTranslator(options: TranslateOptions): Promise<TranslateResult>;
    shipTranslator(seed: number): Promise<ShippedFile[]>;
    /** Given by `npm run life`: prints a line. */
    report(line: string): void;
  }
}

const connect = () =>
  createClient(
    new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
  );

window.liveThrough = (options) => {
  const client = connect();
  return liveThrough(client, options, window.report).finally(() => client.dispose());
};

window.measureFloor = ({ engine }) => {
  const client = connect();
  return measureFloor(client, engine, window.report).finally(() => client.dispose());
};

window.measureSweep = (options) => measureSweep(connect, options, window.report);

window.ship = (seed) => ship(connect, seed, window.report);

window.shipEarly = async (seed) => {
  const client = connect();
  return [await shipEarly(client, seed, window.report).finally(() => client.dispose())];
};

window.measureTranslator = (options) => {
  const client = connect();
  return measureTranslator(client, options, window.report).finally(() => client.dispose());
};

window.shipTranslator = (seed) => shipTranslator(connect, seed, window.report);
