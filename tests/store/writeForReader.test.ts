/** A worker writes what is taken home, and the page by itself where that does not come. */

import { afterEach, expect, it, vi } from 'vitest';
import { offersOf, writeModel, type ModelFormat } from '../../src/core/files/modelFile';
import { readZip } from '../../src/core/files/zip';
import { besideModel } from '../../src/store/model/packForReader';
import { offersForReader, writeForReader } from '../../src/store/model/writeForReader';
import type { Asked, Written } from '../../src/worker/writeModel.worker';
import { broughtPackage, somePackage } from '../core/files/packages';
import { sentenceOf } from '../sentences';

afterEach(() => void vi.unstubAllGlobals());

/** A worker that says this to what it is asked, of which it takes what is handed over. */
function workerThatSays(answer: (asked: Asked) => readonly Written[]) {
  class FakeWorker extends EventTarget {
    postMessage(question: Asked, transfer: Transferable[]) {
      const asked = structuredClone(question, { transfer });
      for (const data of answer(asked)) this.dispatchEvent(new MessageEvent('message', { data }));
    }
    terminate() {}
  }
  vi.stubGlobal('Worker', FakeWorker);
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

const model = somePackage();
const beside = besideModel(model);

const FILES: readonly (readonly [ModelFormat, string, string])[] = [
  ['zip.F32', 'parameters.zip', 'application/zip'],
  ['zip.F16', 'parameters.zip', 'application/zip'],
  ['gguf.F32', 'model.gguf', 'application/octet-stream'],
  ['gguf.F16', 'model.gguf', 'application/octet-stream'],
  ['gguf.Q8_0', 'model.gguf', 'application/octet-stream'],
];

it.each(FILES)('without workers the page writes %s', async (format, name, type) => {
  const { blob, ...named } = await writeForReader(model, format);
  expect({ ...named, type: blob.type }).toEqual({ name, type });
  expect(await bytesOf(blob)).toEqual(writeModel(model, format, beside));
});

it('a worker is handed a copy of the numbers, and tells how far it is', async () => {
  const before = structuredClone(model);
  workerThatSays((asked) => {
    expect(asked).toEqual({ name: 'file', format: 'gguf.F16', model: before, beside });
    return [
      { kind: 'begun' },
      { kind: 'progress', fraction: 0.25 },
      { kind: 'progress', fraction: 0.75 },
      { kind: 'file', blob: new Blob(['GGUF']) },
    ];
  });
  const told: number[] = [];
  const { name, blob } = await writeForReader(model, 'gguf.F16', (fraction) => told.push(fraction));
  expect(name).toBe('model.gguf');
  expect(blob.type).toBe('application/octet-stream');
  expect(await blob.text()).toBe('GGUF');
  expect(told).toEqual([0.25, 0.75]);
  // Its own are still there.
  expect(model).toEqual(before);
});

it('a worker that breaks off leaves the page to write by itself', async () => {
  class BrokenWorker extends EventTarget {
    postMessage(_: unknown, transfer: Transferable[]) {
      structuredClone(0, { transfer });
      this.dispatchEvent(new Event('error', { cancelable: true }));
    }
    terminate() {}
  }
  vi.stubGlobal('Worker', BrokenWorker);
  const { blob } = await writeForReader(model, 'zip.F32');
  expect(await bytesOf(blob)).toEqual(writeModel(model, 'zip.F32', beside));
  expect(await offersForReader(model)).toEqual(offersOf(model, beside));
});

it('what a worker refuses is told in a sentence', async () => {
  const params = { by: 'filler' } as const;
  workerThatSays(() => [
    { kind: 'error', error: { kind: 'reader', code: 'gguf.cannotCut', params } },
  ]);
  expect(await sentenceOf(writeForReader(model, 'gguf.F32'))).toMatch('llama.cpp can be told of');
});

it.each([NaN, Infinity, -Infinity])('no file has %d in it', async (odd) => {
  const broken = somePackage();
  const { embedding } = broken.parameters;
  embedding.data[embedding.data.length - 1] = odd;
  expect(await sentenceOf(writeForReader(broken, 'zip.F32'))).toMatch('whose run went well');
  expect(await sentenceOf(offersForReader(broken))).toMatch('whose run went well');
  // Nor do two of them make up for one another.
  embedding.data[embedding.data.length - 2] = -odd;
  expect(await sentenceOf(writeForReader(broken, 'gguf.F32'))).toMatch('whose run went well');
});

it('the largest numbers of all are no fault', async () => {
  const large = somePackage();
  large.parameters.embedding.data.fill(3.4e38);
  const { blob } = await writeForReader(large, 'gguf.F32');
  expect(await bytesOf(blob)).toEqual(writeModel(large, 'gguf.F32', beside));
});

it('the code lies in the folder, but for a vocabulary that it does not read', () => {
  const filesOf = (whole: typeof model) =>
    readZip(writeModel(whole, 'zip.F32', besideModel(whole)));
  const own = filesOf(model);
  const brought = filesOf(broughtPackage(4));
  const names = ['README.md', 'run.mjs', 'run.py'];
  expect(names.filter((name) => own.has(name))).toEqual(names);
  expect(names.filter((name) => brought.has(name))).toEqual(['README.md']);
  const page = (files: typeof own) => new TextDecoder().decode(files.get('README.md'));
  expect(page(own)).toMatch(/## Run it\n[^]*run\.py[^]*## Open it elsewhere/);
  expect(page(brought)).not.toMatch(/run\.(py|mjs)|Run it|<\|user\|>/);
  expect(page(brought)).toMatch(
    /\|\n\n## Open it elsewhere\n\n\|[^]*transformers[^]*\n\n## What is here/,
  );
});
