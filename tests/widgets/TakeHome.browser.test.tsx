/** The model leaves, as each of its files, by the button and by the share sheet. */

import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import strings, { title } from '../../content/en/strings/figures/TakeHome';
import ui from '../../content/en/strings/ui';
import { readGguf } from '../../src/core/files/gguf/gguf';
import { writeModel } from '../../src/core/files/modelFile';
import { unpackModel } from '../../src/core/files/modelPackage';
import { tokenizerData, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { actions } from '../../src/store';
import TakeHome from '../../src/widgets/TakeHome';
import { broughtPackage, somePackage } from '../core/files/packages';

const SLOW = { timeout: 60_000 };
const BESIDE = { float32: {}, float16: {} };

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ['canShare', 'share']) Reflect.deleteProperty(navigator, name);
});

type Model = ReturnType<typeof somePackage>;

/** Opens a model as a reader does. */
async function open(model: Model) {
  const bytes = writeModel(model, 'zip.F32', BESIDE) as Uint8Array<ArrayBuffer>;
  await actions.open([{ name: 'parameters.zip', blob: new Blob([bytes]) }]);
}

/** What the browser is given to save. */
function watchSaved() {
  const saved: { name: string; blob: Blob }[] = [];
  let blob: Blob;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given as Blob;
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: unknown) {
    saved.push({ name: (this as HTMLAnchorElement).download, blob });
  });
  return saved;
}

/** A browser that shares files in this way. */
function withShare(share: (data: ShareData) => Promise<void>) {
  const canShare = vi.fn(() => true);
  Object.assign(navigator, { canShare, share });
  return canShare;
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

type Screen = Awaited<ReturnType<typeof render>>;
const radio = (screen: Screen, name: string) => screen.getByRole('radio', { name, exact: true });
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true });

/** The figure as it is at first: the address knows what was chosen before. */
async function renderFresh() {
  const screen = await render(<TakeHome />);
  await button(screen, ui.figure.resetOf(title)).click();
  return screen;
}

it('gives each file in the length that it says, and whole', SLOW, async () => {
  const model = somePackage();
  await open(model);
  const saved = watchSaved();
  const screen = await renderFresh();
  const take = async () => {
    const about = screen.container.querySelector('.take-home-about')!;
    await expect.poll(() => about.textContent, SLOW).toMatch(/^[\d,]+ bytes\./);
    const bytes = Number(/^[\d,]+/.exec(about.textContent)![0].replaceAll(',', ''));
    const count = saved.length;
    await button(screen, strings.takeHome).click();
    await expect.poll(() => saved.length, SLOW).toBe(count + 1);
    const { name, blob } = saved[count];
    expect(blob.size).toBe(bytes);
    await expect.element(screen.getByRole('status')).toHaveTextContent(strings.saved(name));
    return { name, bytes: await bytesOf(blob) };
  };

  const zip = await take();
  expect(zip.name).toBe('parameters.zip');
  expect(unpackModel(zip.bytes)).toEqual(model);
  await radio(screen, 'float16').click();
  await expect.element(screen.getByText(strings.each.F16, { exact: false })).toBeVisible();
  expect((await take()).bytes.length).toBeLessThan(zip.bytes.length);

  await expect.element(radio(screen, 'Q8_0')).not.toBeInTheDocument();
  await radio(screen, 'model.gguf').click();
  // What the numbers are is a choice by itself.
  await expect.element(radio(screen, 'float16')).toBeChecked();
  const half = await take();
  expect(half.name).toBe('model.gguf');
  expect(readGguf(half.bytes).tokenizer).toEqual(model.tokenizer);
  await radio(screen, 'Q8_0').click();
  await expect.element(screen.getByText(strings.each.Q8_0Except, { exact: false })).toBeVisible();
  readGguf((await take()).bytes);
  await radio(screen, 'float32').click();
  expect(readGguf((await take()).bytes)).toEqual(model);

  await radio(screen, 'Q8_0').click();
  await radio(screen, 'parameters.zip').click();
  await expect.element(radio(screen, 'float32')).toBeChecked();
  // Where there is no share sheet, there is no button for it.
  await expect.element(button(screen, strings.share)).not.toBeInTheDocument();
  await screen.unmount();
});

it('says what the code is, and where the model has brought its own vocabulary', SLOW, async () => {
  await open(somePackage());
  const screen = await renderFresh();
  await expect.element(screen.getByText('python3 run.py "The zebra"')).toBeVisible();
  await expect.element(screen.getByText(strings.opens.zip)).toBeVisible();
  await open(broughtPackage(4));
  await expect.element(screen.getByText(strings.code.none), SLOW).toBeVisible();
  await expect.element(screen.getByText('run.py', { exact: false })).not.toBeInTheDocument();
  await screen.unmount();
});

it('says before a file is taken what llama.cpp makes of it', SLOW, async () => {
  const tokenizer = trainTokenizer(Array<string>(300).fill('लड़की बगीचे में खेलती है।'), 400);
  const { merges, pattern } = tokenizer;
  await open({
    ...somePackage({ config: { vocabSize: 256 + merges.length + 3 } }),
    tokenizer: tokenizerData(merges, pattern ?? 1),
  });
  const screen = await renderFresh();
  const warning = screen.getByText(strings.cutsOtherwise);
  await expect.element(screen.getByText(/^[\d,]+ bytes\./), SLOW).toBeVisible();
  await expect.element(warning).not.toBeInTheDocument();
  await radio(screen, 'model.gguf').click();
  await expect.element(warning).toBeVisible();

  const whole = broughtPackage(3);
  const vocabulary = { ...whole.tokenizer.vocabulary!, beginsWithSpace: true as const };
  await open({ ...whole, tokenizer: { ...whole.tokenizer, vocabulary } });
  await expect.element(screen.getByText(/llama\.cpp can be told of/), SLOW).toBeVisible();
  await expect.element(button(screen, strings.takeHome)).toBeDisabled();
  await radio(screen, 'parameters.zip').click();
  await expect.element(button(screen, strings.takeHome)).toBeEnabled();
  await screen.unmount();
});

it('shares the file, and a share that is left is no fault', SLOW, async () => {
  await open(somePackage());
  const saved = watchSaved();
  const shared: File[] = [];
  const canShare = withShare(async ({ files = [] }) => {
    shared.push(...files);
    if (shared.length === 2) throw new DOMException('left', 'AbortError');
    if (shared.length === 3) throw new DOMException('denied', 'NotAllowedError');
  });
  const screen = await renderFresh();
  await radio(screen, 'model.gguf').click();
  const share = button(screen, strings.share);
  await share.click();
  await expect.poll(() => shared.length, SLOW).toBe(1);
  expect(canShare.mock.lastCall).toEqual([{ files: [expect.any(File)] }]);
  expect(shared[0].name).toBe('model.gguf');
  readGguf(await bytesOf(shared[0]));
  await share.click();
  await expect.poll(() => shared.length, SLOW).toBe(2);
  await expect.element(screen.getByRole('status')).toHaveTextContent(/^$/);
  expect(saved).toEqual([]);
  // Some say that they share any file, and then do not: the reader has it all the same.
  await share.click();
  await expect
    .element(screen.getByRole('status'), SLOW)
    .toHaveTextContent(strings.notShared('model.gguf'));
  expect(saved.map(({ name }) => name)).toEqual(['model.gguf']);
  await screen.unmount();

  canShare.mockReturnValue(false);
  const other = await render(<TakeHome />);
  await expect.element(button(other, strings.takeHome)).toBeVisible();
  await expect.element(button(other, strings.share)).not.toBeInTheDocument();
  await other.unmount();
});
