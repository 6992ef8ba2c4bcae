/** What an earlier version has kept and given away is read whole: see the README beside it. */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { unpackModel } from '../../src/core/files/modelPackage';
import { readZip } from '../../src/core/files/zip';
import { isRecord } from '../../src/core/guards';
import { packForReader } from '../../src/store/model/packForReader';
import { settingsFromQuery, settingsToQuery } from '../../src/core/settings';
import { measurementIn } from '../../src/store/engine/measurement';
import { checkRecord } from '../../src/store/model/record';
import { fakeStorage } from './fakeStorage';

const read = (name: string) =>
  readFile(new URL(`../fixtures/november2026/${name}`, import.meta.url));

interface Device {
  readonly localStorage: Readonly<Record<string, string>>;
  readonly database: {
    readonly stores: readonly { readonly entries: readonly (readonly [unknown, unknown])[] }[];
  };
}

const device = async (name: string) =>
  JSON.parse((await read(`${name}.json`)).toString()) as Device;

/** A record of settings has what is new in it, as the recipe has it, wherever settings stand. */
const withFineTuneRate = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const all = Object.entries(value).map(([name, each]) => [name, withFineTuneRate(each)]);
  return { ...Object.fromEntries(all), ...('fineTuneSteps' in value && { fineTuneRate: 5e-4 }) };
};

it.each(['smallWorld', 'ownText'])(
  'the record of %s comes back as it was written, fine-tuned at the rate that there was',
  async (name) => {
    const { stores } = (await device(name)).database;
    const record = stores.flatMap(({ entries }) => entries).find(([key]) => key === 'record')?.[1];
    expect(record).toBeDefined();
    expect(record).not.toHaveProperty('settings.fineTuneRate');
    expect(checkRecord(record)).toEqual(withFineTuneRate(record));
  },
);

it('a package is read with all that it says of its model, and written again as it was', async () => {
  const bytes = new Uint8Array(await read('parameters.zip'));
  const model = unpackModel(bytes);
  expect(model.about).toEqual({
    age: 'assistant',
    corpus: 'The small world',
    seed: 11,
    pretrainingSteps: 800,
    fineTuningSteps: 200,
  });
  const again = packForReader(model);
  expect(unpackModel(again)).toEqual(model);
  const files = readZip(again);
  const former = Array.from(readZip(bytes)).filter(([name]) => name !== 'README.md');
  expect(former).toHaveLength(5);
  for (const [name, content] of former) expect(files.get(name), name).toEqual(content);
});

it('what was measured of the engines is taken for a measurement', async () => {
  const text = (await device('smallWorld')).localStorage['/guide/engines'];
  const storage = fakeStorage();
  storage.setItem('engines', text);
  expect(measurementIn(() => storage, 'engines').read()).toEqual(JSON.parse(text));
});

it('links hold the settings that they held, by the same names', async () => {
  const links = JSON.parse((await read('links.json')).toString()) as { address: string }[];
  const all =
    'v=1&text=own&layers=3&width=96&heads=3&context=48&vocabulary=700&batch=8&rate=0.0031&steps=500&tuning=70&seed=42';
  const { search } = new URL(
    links.find(({ address }) => address.includes('rate='))!.address,
    'http://localhost',
  );
  expect(`?${settingsToQuery(settingsFromQuery(search)!)}`).toBe(search);
  expect(settingsToQuery(settingsFromQuery(all)!)).toBe(all);
});
