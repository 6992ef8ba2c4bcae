/** What is said of a model that was opened from a file: what the file says, and what nobody knows. */

import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { packForReader } from '../../src/store/model/packForReader';
import { actions, besideModel } from '../../src/store';
import { Lineage } from '../../src/widgets/ModelBar/Lineage';
import type { NamedBlob } from '../../src/core/files/openModel';
import { savedFolder } from '../core/files/foreign';
import { somePackage } from '../core/files/packages';
import { zipAs } from '../core/files/zipAs';

const blob = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

/** All that it says, in one line, of a model out of these files, beside a text of the reader's own. */
async function saidOf(...files: readonly NamedBlob[]): Promise<string> {
  const text = new TextEncoder().encode(
    'The owl lives in a tree and eats mice at night. '.repeat(40),
  );
  await actions.bring('text', 'mine.txt', text);
  await actions.open(files);
  expect(besideModel.getState().problem).toBeNull();
  const screen = await render(<Lineage onLeave={() => {}} />);
  const said = screen.container.textContent;
  await screen.unmount();
  expect(said).not.toContain('mine.txt');
  return said;
}

it('nothing is known of what other software has saved', async () => {
  const folder = Array.from(savedFolder().files, ([name, bytes]) => ({
    name: `tiny/${name}`,
    blob: blob(bytes),
  }));
  const said = await saidOf(...folder);
  expect(said).toContain('What it was drawn with is not known.');
  expect(said).toContain(
    'Text that its file does not name. How many steps it was trained for is not known.',
  );
  expect(said).not.toContain('800');
});

it('an assistant of somebody else’s has their text, their seed, and conversations without a name', async () => {
  const about = { corpus: 'whales.txt', seed: 123_456_789 };
  const said = await saidOf({
    name: 'parameters.zip',
    blob: blob(packForReader(somePackage({ about }))),
  });
  expect(said).toContain('It was drawn with seed 123,456,789.');
  expect(said).toContain('whales.txt: 800 steps. It is not in the file.');
  expect(said).toContain('Conversations that its file does not name. Step 100 of 100');
  expect(said).not.toContain('half the animals');
});

it('what is refused leaves the model that is there, and says why', async () => {
  await saidOf({ name: 'a.zip', blob: blob(zipAs(savedFolder().files)) });
  const { model } = besideModel.getState();
  const { files } = savedFolder();
  files.delete('tokenizer.json');
  await actions.open([{ name: 'a.zip', blob: blob(zipAs(files)) }]);
  expect(besideModel.getState()).toMatchObject({ model, opening: null });
  expect(besideModel.getState().problem).toContain('a model’s folder with tokenizer.json in it');
});
