/** The file of the reader's own model, and of ours, opened. */

import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/ParametersFile';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import ParametersFile from '../../src/widgets/ParametersFile';
import Predict from '../../src/widgets/Predict';
import { contentsOf } from '../../src/widgets/ParametersFile/contents';

const bytesOf = async ({ blob }: { readonly blob: Blob }) =>
  new Uint8Array(await blob.arrayBuffer());

const SLOW = { timeout: 60_000 };

it('opens ours, and finds a tensor in it', async () => {
  const screen = await render(<ParametersFile />);
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  await expect.element(screen.getByText(/^Our base model after \d+ steps\.$/), SLOW).toBeVisible();
  await expect.element(screen.getByText(/kB in 8 files\. 91% of what is in them/)).toBeVisible();
  await expect.element(screen.getByText('219,136 bytes')).toBeVisible();
  await screen.getByRole('combobox', { name: strings.tensor }).selectOptions('model.norm.weight');
  await expect.element(screen.getByText('64 numbers × 4 bytes')).toBeVisible();
  await expect
    .element(screen.getByText(/68,976,648,192 parameters, of two bytes each/))
    .toHaveTextContent(/138\sGB\. .* 140\sGB/);
  // By mouse, the widest span is the embeddings.
  const span = screen.container.querySelector<HTMLElement>(
    '.parameters-file-strip .parameters-file-embedding',
  )!;
  span.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await expect.element(screen.getByText('54,784 numbers × 4 bytes')).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: strings.takeHome }))
    .not.toBeInTheDocument();
  await screen.unmount();
});

it('opens the reader’s own as it would leave, random and trained, with the engine’s numbers', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 10 });
  await actions.wake();
  const screen = await render(<ParametersFile />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  await expect.element(screen.getByText(strings.ifRandom, { exact: false }), SLOW).toBeVisible();
  const first = () =>
    Number(
      [...screen.container.querySelectorAll('.ui-steps b')]
        .at(-1)!
        .textContent.replace('=', '')
        .replace('\u2212', '-'),
    );
  const embedding = async () => (await actions.parameters())!['embedding'].data[0];
  await expect.poll(first).toBeCloseTo(await embedding(), 5);
  const lead = () =>
    screen.container.querySelector('.parameters-file-table tr[data-weights=true]')!.textContent;
  const before = { first: first(), bytes: lead() };

  await actions.pretrain();
  await expect.element(screen.getByText('Base model after 10 steps.'), SLOW).toBeVisible();
  const after = await embedding();
  expect(after).not.toBeCloseTo(before.first, 6);
  await expect.poll(first).toBeCloseTo(after, 5);
  const { files, tensors } = contentsOf(await bytesOf((await actions.takeHome())!));
  const weights = files.find(({ name }) => name === 'model.safetensors')!;
  expect(lead()).toContain(weights.bytes.toLocaleString('en'));
  expect(tensors.find(({ name }) => name === 'model.embed_tokens.weight')!.first).toBe(after);
  // Training changes the numbers, and not how many they are; what is said of the model has grown.
  const digits = (text: string) => Number(/([\d,]+)$/.exec(text)![1].replace(',', ''));
  expect(Math.abs(digits(lead()) - digits(before.bytes))).toBeLessThan(100);

  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await screen.getByRole('button', { name: strings.takeHome }).click();
  await expect
    .poll(() => saved.mock.contexts.map((link) => (link as HTMLAnchorElement).download))
    .toEqual(['parameters.zip']);
  saved.mockRestore();
  await screen.unmount();
});

it('settles the question by the model that is shown', async () => {
  const screen = await render(<Predict question="fileSize" />);
  await screen.getByRole('radio', { name: 'about 60 MB' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const parameters = (await actions.parameters())!;
  const count = Object.values(parameters).reduce((sum, { data }) => sum + data.length, 0);
  await expect
    .element(screen.getByRole('status'), SLOW)
    .toHaveTextContent(
      new RegExp(`^Not as you said\\. ${count.toLocaleString('en')} parameters × 4 bytes: `),
    );
  await screen.unmount();
});
