/** The choice of a text, a size and a run, in the hands of a reader. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { RECIPE_FLOOR } from '../../src/core/corpus/floor/recipeFloor';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { DEFAULT_SETTINGS, settingsFromQuery } from '../../src/core/settings';
import { actions } from '../../src/store';
import { formatFixed, formatNumber } from '../../src/ui';
import PreTraining from '../../src/widgets/PreTraining';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };
const TINY = { nLayer: 1, dModel: 16, nHead: 1, batchSize: 2, steps: 20 };
const TEXT = Array.from({ length: 40 }, (_, i) => `The river passes house ${i} today.`).join(
  '\n\n',
);

const { search, pathname } = location;

beforeEach(async () => {
  await actions.drop('text');
  await actions.configure(DEFAULT_SETTINGS);
});

afterEach(() => history.replaceState(null, '', `${pathname}${search}`));

/** One of the four figures of the budget. */
const budget = ({ container }: Screen, name: string) =>
  [...container.querySelectorAll('.setup-budget div')]
    .find((item) => item.querySelector('dt')?.textContent === name)
    ?.querySelector('dd')?.textContent;

const radio = (screen: Screen, name: string) => screen.getByRole('radio', { name, exact: true });

/** Unfolds what a run is made with. */
async function openRecipe(screen: Screen): Promise<void> {
  const recipe = screen.container.querySelector<HTMLDetailsElement>('.setup-recipe')!;
  if (!recipe.open) await screen.getByText('Change the recipe').click();
}

/** A file let go over the figure. */
function drop({ container }: Screen, ...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const options = { dataTransfer, bubbles: true, cancelable: true };
  container.querySelector('.life-controls')!.dispatchEvent(new DragEvent('drop', options));
}

test('a text comes with its source, its licence and what suits it, and can be read', async () => {
  const screen = await render(<PreTraining />);
  await openRecipe(screen);
  await radio(screen, 'Given names').click();
  await expect.element(screen.getByText(/Source: Grady Ward/)).toHaveTextContent('Public domain');
  await expect
    .element(screen.getByRole('link', { name: 'gutenberg.org' }))
    .toHaveAttribute('href', 'https://www.gutenberg.org/ebooks/3201');
  expect(budget(screen, 'Tokens to read')).toContain('512,000');
  await expect.element(radio(screen, 'Full recipe')).toBeChecked();
  await screen.getByText('What it reads: Given names').click();
  await expect.element(screen.getByText(/^The first 40 of \d,\d+ documents/)).toBeVisible();
  await radio(screen, 'The small world').click();
  expect(budget(screen, 'Tokens to read')).toContain('901,120');
});

test('sliders change what the run takes at once, and heads divide the width', async () => {
  const screen = await render(<PreTraining />);
  await openRecipe(screen);
  expect(budget(screen, 'Parameters')).toContain('155,456');
  await screen.getByText('Every setting').click();
  const width = screen.getByRole('spinbutton', { name: /^Width/ });
  await width.fill('48');
  await userEvent.keyboard('{Enter}');
  // 2 · (4 · 48² + 3 · 48 · 128 + 2 · 48) + 856 · 48 + 48
  expect(budget(screen, 'Parameters')).toContain('96,624');
  const heads = screen.getByRole('combobox', { name: 'Heads' }).element() as HTMLSelectElement;
  expect([...heads.options].map(({ value }) => Number(value))).toEqual([1, 2, 3, 4, 6, 8]);
  await expect.element(radio(screen, 'As set below')).toBeChecked();
  await radio(screen, 'Full recipe').click();
  expect(budget(screen, 'Parameters')).toContain('155,456');
});

test('a text of one’s own is refused with a sentence, or taken with settings that suit it', async () => {
  const screen = await render(<PreTraining />);
  await openRecipe(screen);
  await radio(screen, 'Your own text').click();
  await expect.element(screen.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await screen.getByRole('textbox', { name: 'Paste a text' }).fill('Too short.');
  await screen.getByRole('button', { name: 'Use this text' }).click();
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('Expected at least 100 characters of text, got 10');
  await screen.getByRole('textbox', { name: 'Paste a text' }).fill(TEXT);
  await screen.getByRole('button', { name: 'Use this text' }).click();
  await expect.element(screen.getByText(/40 documents, 1,\d+ characters/)).toBeVisible();
  await expect.element(screen.getByText(/^This is little text/)).toBeVisible();
  await expect.element(radio(screen, 'Fitted to the text')).toBeChecked();
  await expect.element(screen.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  await screen.getByText('What it reads: Your own text').click();
  await expect.element(screen.getByText('The river passes house 7 today.')).toBeVisible();

  // Another text has its own batch and steps again, and back.
  const ofRecipe = formatNumber(
    DEFAULT_SETTINGS.steps * DEFAULT_SETTINGS.batchSize * DEFAULT_SETTINGS.contextLength,
    0,
  );
  const fitted = budget(screen, 'Tokens to read');
  expect(fitted).not.toContain(ofRecipe);
  await radio(screen, 'The small world').click();
  await vi.waitFor(() => expect(budget(screen, 'Tokens to read')).toContain(ofRecipe));
  await expect.element(radio(screen, 'Full recipe')).toBeChecked();
  await radio(screen, 'Your own text').click();
  await vi.waitFor(() => expect(budget(screen, 'Tokens to read')).toBe(fitted));
  await screen.getByRole('button', { name: 'Remove' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Paste a text' })).toBeVisible();
});

test('a file that is dropped on the figure is taken; two, or no text, are not', async () => {
  const screen = await render(<PreTraining />);
  drop(screen, new File([TEXT], 'one.txt'), new File([TEXT], 'two.txt'));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Expected one file, got 2');
  drop(screen, new File([new Uint8Array([0x89, 0x50, 0, 0, 1])], 'picture.txt'));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('“picture.txt” seems to be');
  drop(screen, new File([new Uint8Array(6_000_000)], 'large.txt'));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('at most 5 MB');
  drop(screen, new File([TEXT], 'notes.md'));
  await expect.element(screen.getByText('notes.md')).toBeVisible();
  await expect.element(radio(screen, 'Your own text')).toBeChecked();
});

test('a large text that is pasted goes past the field, and a huge one is refused', async () => {
  const screen = await render(<PreTraining />);
  await openRecipe(screen);
  await radio(screen, 'Your own text').click();
  const field = screen.getByRole('textbox', { name: 'Paste a text' });
  const paste = (text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    field.element().dispatchEvent(new ClipboardEvent('paste', options));
  };
  paste('x'.repeat(100_000_000));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('got 100.0 MB');
  await expect.element(field).toHaveValue('');
  paste(`${TEXT}\n\n`.repeat(40));
  await expect.element(screen.getByText(/1,600 documents/)).toBeVisible();
});

test('settings come with a link, start nothing, and go into one', async () => {
  history.replaceState(null, '', '?v=1&layers=3&rate=0.01&steps=880&tuning=120&seed=7');
  const screen = await render(<PreTraining />);
  await expect.element(screen.getByText('These settings came with the link.')).toBeVisible();
  // What a link has set is open to be seen.
  await expect.element(screen.getByText('Every setting')).toBeVisible();
  await screen.getByText('Every setting').click();
  await expect.element(screen.getByRole('spinbutton', { name: 'Layers' })).toHaveValue('3');
  await expect.element(screen.getByText(/^Step /)).not.toBeInTheDocument();

  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  write.mockImplementation((text) => Promise.resolve(void copied.push(text)));
  await screen.getByRole('button', { name: 'Copy link: Pre-training' }).click();
  await expect.element(screen.getByText('Copied.')).toBeVisible();
  write.mockRestore();
  const { search, hash } = new URL(copied[0]);
  expect(hash).toBe('#figure-PreTraining');
  const settings = settingsFromQuery(search);
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, nLayer: 3, learningRate: 0.01, seed: 7 });
});

test.each(['?v=1&Neuron.w1=0.5', '?v=9&layers=3', '?layers=%zz'])(
  'an address that holds no settings changes none: %s',
  async (query) => {
    await actions.configure({ nLayer: 4 });
    history.replaceState(null, '', query);
    const screen = await render(<PreTraining />);
    await openRecipe(screen);
    await screen.getByText('Every setting').click();
    await expect.element(screen.getByRole('spinbutton', { name: 'Layers' })).toHaveValue('4');
    await expect.element(screen.getByText(/came with the link/)).not.toBeInTheDocument();
  },
);

test('a link for somebody’s own text asks for a text, and keeps its settings for it', async () => {
  history.replaceState(null, '', '?v=1&text=own&layers=3&steps=50');
  const screen = await render(<PreTraining />);
  await expect.element(screen.getByText(/was somebody’s own/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'Paste a text' }).fill(TEXT);
  await screen.getByRole('button', { name: 'Use this text' }).click();
  await screen.getByText('Every setting').click();
  await expect.element(screen.getByRole('spinbutton', { name: 'Layers' })).toHaveValue('3');
});

test('whoever has no text for such a link may choose another', async () => {
  history.replaceState(null, '', '?v=1&text=own&layers=2&steps=60');
  const screen = await render(<PreTraining />);
  await expect.element(radio(screen, 'Your own text')).toBeChecked();
  await radio(screen, 'Given names').click();
  await expect.element(radio(screen, 'Given names')).toBeChecked();
  await expect.element(screen.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('a curve is kept and drawn behind the next; the time is predicted; settings are for the next', async () => {
  await actions.configure(TINY);
  const screen = await render(<PreTraining />);
  expect(budget(screen, 'Time')).toContain('not known yet');
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.element(screen.getByText(/finished$/), ENGINE_MS).toBeVisible();
  expect(budget(screen, 'Time')).toContain('by this device’s speed so far');
  const keep = screen.getByRole('button', { name: 'Keep this curve to compare' });
  await expect.element(keep).not.toBeInTheDocument();
  await openRecipe(screen);
  await keep.click();
  await screen.getByText('Every setting').click();
  const rate = screen.getByRole('spinbutton', { name: 'Learning rate' });
  await rate.fill('0.02');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(screen.getByText(/^These are for the next model/))
    .toHaveTextContent('made with: rate 0.002.');
  // Pressed before the slider has come to rest: it counts all the same.
  await screen.getByRole('button', { name: 'Train again' }).click();
  await expect
    .element(screen.getByText('smoothed: rate 0.02', { exact: true }), ENGINE_MS)
    .toBeVisible();
  await expect.element(screen.getByText('kept: rate 0.002', { exact: true })).toBeVisible();
  await expect.element(screen.getByText(/finished$/), ENGINE_MS).toBeVisible();
  await screen.getByText('The same as a table').first().click();
  const header = screen.getByRole('columnheader', { name: 'kept: rate 0.002' });
  await expect.element(header).toBeVisible();
  await screen.getByRole('button', { name: 'Drop the curve: rate 0.002' }).click();
  await expect.element(header).not.toBeInTheDocument();
});

test('a rate that is too hot ends in an explanation, and a lower one mends it', async () => {
  await actions.configure(TINY);
  await actions.reset();
  await actions.configure({ steps: 400 });
  const screen = await render(<PreTraining />);
  await openRecipe(screen);
  await screen.getByRole('button', { name: 'Set the learning rate to 5' }).click();
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.element(screen.getByText('The run broke.'), ENGINE_MS).toBeVisible();
  await screen.getByRole('button', { name: /^Train again at 0\.002/ }).click();
  await expect
    .element(screen.getByText(/^Step [1-9]\d* of 400 · loss \d\./), ENGINE_MS)
    .toBeVisible();
  await expect.element(screen.getByText('The run broke.')).not.toBeInTheDocument();
  await actions.stop();
});

test.each([
  { width: 1440, height: 900, bar: 56 },
  { width: 360, height: 740, bar: 90 },
])(
  'button, curve and sample are in one window of $width × $height while it runs; the recipe is folded',
  async ({ width, height, bar }) => {
    await page.viewport(width, height);
    await actions.reset();
    const screen = await render(
      <main className="test-page">
        <PreTraining />
      </main>,
    );
    const { container } = screen;
    await expect.element(screen.getByText('Every setting')).not.toBeVisible();
    await expect
      .element(screen.getByText('Change the recipe'))
      .toHaveTextContent('The small world · Full recipe · 880 steps');
    const top = (selector: string) =>
      container.querySelector(selector)!.getBoundingClientRect().top;
    const before = top('.life-moment');
    await screen.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.element(screen.getByText(/^It writes, at step/), ENGINE_MS).toBeVisible();
    await expect.element(screen.getByText(/^Step [1-9]\d* of/), ENGINE_MS).toBeVisible();
    const from = top('figure');
    for (const part of ['.life-controls .ui-button', '.life-moment', '.ui-chart-place']) {
      const { bottom } = container.querySelector(part)!.getBoundingClientRect();
      expect(bottom - from, part).toBeLessThan(height - bar);
    }
    expect(Math.abs(top('.life-moment') - before)).toBeLessThan(16);
    await actions.stop();
    await page.viewport(414, 896);
  },
);

test('while the reader looks back, what is read is of the step that is shown', async () => {
  await actions.reset();
  await actions.configure(TINY);
  const screen = await render(<PreTraining />);
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.element(screen.getByText(/finished$/), ENGINE_MS).toBeVisible();
  const { container } = screen;
  const readout = () => container.querySelector('.ui-readout')?.textContent;
  expect(readout()).toMatch(/^step 20: each step/);
  const range = container.querySelector<HTMLInputElement>('.life-timeline-range')!;
  const thumb = () => {
    const { left, width } = range.getBoundingClientRect();
    return left + 9 + ((width - 18) * Number(range.value)) / Number(range.max);
  };
  for (let i = 0; i < 2; i++) await screen.getByRole('button', { name: 'Earlier' }).click();
  const step = Number(range.value);
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(20);
  const looking = new RegExp(
    `^Looking back: step ${step} of 20 · loss \\d\\.\\d+.* · learning rate`,
  );
  await expect.element(screen.getByText(looking)).toBeVisible();
  await expect.poll(readout).toMatch(new RegExp(`^step ${step}: each step`));
  const line = container.querySelector('.ui-marker line')!.getBoundingClientRect();
  expect(Math.abs(thumb() - line.left)).toBeLessThan(1);

  range.focus();
  await userEvent.keyboard('{Home}');
  await expect.element(screen.getByText(/^Looking back: step 0 of 20$/)).toBeVisible();
  await expect.poll(readout).toBe('step 0: nothing was measured yet');
  await screen.getByRole('button', { name: 'Now', exact: true }).click();
  await expect.element(screen.getByText(/^Step 20 of 20.*finished$/)).toBeVisible();
});

test('the validation loss stands beside the curve and in its table, and its distance to the floor', async () => {
  await actions.configure({ ...TINY, steps: 60 });
  await actions.pretrain({ anew: true });
  const screen = await render(<PreTraining />);
  const said = screen.getByText(/validation loss \d\.\d+ nats a token, \d\.\d+ above the floor/);
  await expect.element(said, ENGINE_MS).toBeVisible();
  const loss = (await actions.evaluate(smallWorldDocuments(HELD_OUT)))!;
  expect(said.element().textContent).toContain(`validation loss ${formatFixed(loss)}`);
  expect(said.element().textContent).toContain(
    `${formatFixed(loss - RECIPE_FLOOR.loss)} above the floor of ${formatFixed(RECIPE_FLOOR.loss)}`,
  );
  await expect
    .element(screen.getByText(`floor: ${formatFixed(RECIPE_FLOOR.loss)}`))
    .toBeInTheDocument();
  // So small a model is still among noise.
  await expect
    .element(screen.getByRole('list', { name: 'Phases of this run' }))
    .toHaveTextContent(/^Noise, from the first step/);
  const curve = screen.container.querySelector('.life-curve')!;
  // One for each sample after the first.
  const samples = screen.container.querySelectorAll('.life-samples li').length;
  expect(samples).toBeGreaterThan(2);
  expect(curve.querySelectorAll('svg[role=img] g > .ui-dot').length).toBe(samples - 1);
  await screen.getByText('The same as a table').first().click();
  const cells = [...curve.querySelectorAll('tr:last-child td')].map((cell) => cell.textContent);
  expect(cells.at(-1)).toBe(formatFixed(loss));
});
