import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render, type RenderResult } from 'vitest-browser-react';
import { RECIPE_VOCAB_SIZE } from '../../src/core/config';
import { FIRST_SENTENCE } from '../../src/core/corpus/prompts';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { ReaderError } from '../../src/core/errors';
import { PRESETS } from '../../src/core/settings';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { NEWEST_PATTERN, words } from '../../src/core/tokenizer/pretokenise';
import { learnVocabulary } from '../../src/core/tokenizer/vocabularyStudy';
import { actions, besideModel, errorMessage, reading } from '../../src/store';
import Tokens from '../../src/widgets/Tokens';
// Tokens stand in rows only by their style.
import '../../src/ui/ui.css';

const TEXTS = [
  'The zebra eats grass.',
  'naïve façade 写字 👩‍🚀 שלום',
  '  two  spaces, a tab\tand\u0000 <b>&amp;</b>',
  '‮right to left‬ é ﷽',
];

/** A figure that rests writes its text into the address, where the next would begin with it. */
const address = location.href;
afterEach(() => history.replaceState(history.state, '', address));

const learnt = learnVocabulary(smallWorldDocuments(), RECIPE_VOCAB_SIZE, {
  pause: () => Promise.resolve(),
});

const merges = (screen: RenderResult) => screen.getByRole('slider', { name: 'Merges used' });

/** The figure with its vocabulary in it, which takes a moment. */
async function shown(text?: string): Promise<RenderResult> {
  const screen = await render(<Tokens {...(text !== undefined && { text })} />);
  await expect.element(merges(screen), { timeout: 60_000 }).toBeVisible();
  return screen;
}

const rows = (screen: RenderResult) =>
  [...screen.container.querySelectorAll('.tokens-merging .ui-bars tbody tr')].map(
    (row) => row.textContent,
  );

it('learns the vocabulary of our model with no model there, and no engine started', async () => {
  const wake = vi.spyOn(actions, 'wake');
  const screen = await shown();
  await expect.element(screen.getByText(/the tokenizer of our model, and yours/)).toBeVisible();
  expect(Number((merges(screen).element() as HTMLInputElement).max)).toBe(
    (await learnt).tokenizer.merges.length,
  );
  const pieces = [...screen.container.querySelectorAll('.ui-strip .ui-token')];
  const { encode, tokenText } = createTokenizer((await learnt).tokenizer);
  // The dot that stands for a space has a space in it, to be heard.
  expect(pieces.map((piece) => piece.textContent.replaceAll('· ', ' '))).toEqual(
    encode(FIRST_SENTENCE).map(tokenText),
  );
  expect(wake).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it('cuts any text into tokens whose bytes are the text, and marks where a word ends', async () => {
  const screen = await shown();
  const strip = screen.getByRole('list', { name: 'Tokens', exact: true });
  const field = screen.getByRole('textbox', { name: 'Text' });
  const pieces = () => [...strip.element().querySelectorAll('button')];
  /** The bytes of every token, as its origin lists them when the token is chosen. */
  const written = async () => {
    const bytes: number[] = [];
    for (const piece of pieces()) {
      piece.focus();
      await expect.element(piece).toHaveAttribute('aria-pressed', 'true');
      const origin = screen.container.querySelector('.tokens-origin li:first-child');
      for (const hex of origin!.querySelectorAll('small'))
        bytes.push(parseInt(hex.textContent, 16));
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
  };
  for (const text of TEXTS) {
    await field.fill(text);
    const value = (field.element() as HTMLInputElement).value;
    expect(await written()).toBe(value);
    expect(pieces().length).toBeLessThanOrEqual(new TextEncoder().encode(text).length);
    expect(strip.element().querySelectorAll('[data-ends-word=true]')).toHaveLength(
      [...words(value, NEWEST_PATTERN)].length,
    );
  }
});

it('falls apart into bytes as merges are taken away, and comes back on reset', async () => {
  const screen = await shown('zebra');
  const count = () => screen.container.querySelectorAll('.ui-strip li').length;
  const whole = count();
  (merges(screen).element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  expect(count()).toBe(5);
  expect(whole).toBeLessThan(5);
  await expect.element(screen.getByText('5 characters, 5 bytes, 5 tokens.')).toBeVisible();
  await expect.element(screen.getByText(/^No merge yet/)).toBeVisible();
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(count()).toBe(whole);
});

it('joins the most frequent pair, merge by merge, with the counts of the trainer', async () => {
  const { tokenizer, rankings } = await learnt;
  const { tokenText } = createTokenizer(tokenizer);
  const screen = await shown('the');
  (merges(screen).element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  const numbers = () =>
    rows(screen).map((row) => Number(/[\d,]+(?=\D*$)/.exec(row)![0].replace(',', '')));
  expect(numbers()).toEqual(rankings[0].map(({ count }) => count));
  for (const [k, ranking] of rankings.slice(0, 4).entries()) {
    const [{ left, right, count }] = ranking;
    expect(numbers()[0]).toBe(count);
    expect(rows(screen)[0]).toContain('next');
    await screen.getByRole('button', { name: 'Join the next pair' }).click();
    const said = screen.container.querySelector('.tokens-merging p')!.textContent;
    const spoken = [left, right, 256 + k].map((id) => tokenText(id).replaceAll(' ', '· '));
    expect(said).toContain(
      `Merge ${k + 1} joined ${spoken[0]} and ${spoken[1]} into ${spoken[2]}.`,
    );
    expect(said).toContain(`${count.toLocaleString('en')} times`);
    expect(numbers()).toEqual(rankings[k + 1].map((pair) => pair.count));
  }
  await screen.getByRole('button', { name: 'Undo a merge' }).click();
  expect(numbers()).toEqual(rankings[3].map(({ count }) => count));

  // The count, word by word.
  const [top] = rankings[3];
  await screen
    .getByRole('button', { name: top.count.toLocaleString('en') })
    .first()
    .click();
  const sums = () =>
    [...screen.container.querySelectorAll('.tokens-merging .ui-steps b')].map((sum) =>
      Number(sum.textContent.replace(/[=, ]/g, '')),
    );
  await expect.poll(() => sums().length, { timeout: 30_000 }).toBeGreaterThan(2);
  const together = sums().pop();
  expect(together).toBe(top.count);
  expect(
    sums()
      .slice(0, -1)
      .reduce((all, one) => all + one, 0),
  ).toBe(together);
});

it('shows what a model receives of strawberry: numbers, where a reader counts letters', async () => {
  const { encode } = createTokenizer((await learnt).tokenizer);
  const screen = await shown();
  await screen.getByRole('button', { name: 'Try “strawberry”' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Text' })).toHaveValue('strawberry');
  const received = screen.container.querySelector('.tokens-received')!;
  expect(received.querySelector('.tokens-ids')!.textContent.split(/ +/).map(Number)).toEqual(
    encode('strawberry'),
  );
  const [r, er, ry] = ['r', 'er', 'ry'].map((piece) => encode(piece)[0]);
  expect(received.textContent).toContain(
    `Counted by eye, r is there 3 times: once in token ${r}, once in token ${er} and once in token ${ry}.`,
  );
  expect(received.querySelectorAll('mark')).toHaveLength(3);
  await screen.getByRole('textbox', { name: 'Text' }).fill('');
  await expect.element(screen.getByText('0 characters, 0 bytes, 0 tokens.')).toBeVisible();
  expect(received.querySelector('dl')).toBeNull();
});

it('says so where no text can be had to learn from, and offers bytes', async () => {
  vi.spyOn(reading, 'learnVocabulary').mockRejectedValueOnce(
    new ReaderError('corpus.noneOfYourOwn'),
  );
  const screen = await render(<Tokens text="zebra" />);
  await expect
    .element(screen.getByText(errorMessage(new ReaderError('corpus.noneOfYourOwn'))))
    .toBeVisible();
  await expect.element(screen.getByText('5 characters, 5 bytes, 5 tokens.')).toBeVisible();
  vi.restoreAllMocks();
});

it('goes over to the tokenizer of the reader’s model, and says where its text is not here', async () => {
  const screen = await shown();
  await actions.configure({ ...PRESETS.small.size, vocabSize: 300 });
  await actions.wake();
  await expect.element(screen.getByText(/^Your model’s tokenizer, learnt from/)).toBeVisible();
  await expect.element(merges(screen)).toHaveAttribute('max', '41');
  await expect.poll(() => rows(screen).length, { timeout: 30_000 }).toBe(5);
  expect(rows(screen)).toHaveLength(5);
  await screen.unmount();

  vi.spyOn(reading, 'learnVocabulary').mockResolvedValueOnce(await learnt);
  const other = await shown();
  await expect
    .element(other.getByText(/^The training text of these merges is not here/))
    .toBeVisible();
  await other.getByRole('button', { name: 'Undo a merge' }).click();
  const { merges: own } = besideModel.getState().model!.tokenizer.data;
  const { tokenText } = besideModel.getState().model!.tokenizer;
  const next = own[40].map((id) => tokenText(id).replaceAll(' ', '· '));
  expect(other.container.querySelector('.tokens-merging')!.textContent).toContain(
    `The next merge joins ${next[0]} and ${next[1]}.`,
  );
  expect(rows(other)).toHaveLength(0);
  vi.restoreAllMocks();
});

it('keeps the order of reading for a script that runs the other way, and says so', async () => {
  const screen = await shown('שלום\u200F א');
  const says = screen.getByText('the first of them on the left');
  await expect.element(says).toBeVisible();
  const boxes = [...screen.container.querySelectorAll('.ui-strip li')].map((piece) =>
    piece.getBoundingClientRect(),
  );
  const row = boxes.filter(({ top }) => top === boxes[0].top).map(({ left }) => left);
  expect(row).toEqual(row.toSorted((a, b) => a - b));
  expect(row.length).toBeGreaterThan(1);
  expect(getComputedStyle(screen.getByRole('textbox').element()).direction).toBe('rtl');
  await screen.getByRole('textbox').fill('x'.repeat(500));
  await expect
    .element(screen.getByText('up to 500 characters: what is longer is cut'))
    .toBeVisible();
  await expect.element(says).not.toBeInTheDocument();
});

it('is one stop of the Tab key, and arrow keys go from token to token', async () => {
  const screen = await shown('zebra eats');
  const strip = screen.getByRole('list', { name: 'Tokens', exact: true });
  const pieces = () => [...strip.element().querySelectorAll('button')];
  await expect.poll(() => pieces().length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(pieces().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  pieces()
    .find(({ tabIndex }) => tabIndex === 0)!
    .focus();
  await userEvent.keyboard('{Home}{ArrowLeft}{ArrowRight}');
  expect(document.activeElement).toBe(pieces()[1]);
  await expect.element(pieces()[1]).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(pieces().at(-1));
  expect(pieces().filter(({ tabIndex }) => tabIndex === 0)).toEqual([pieces().at(-1)]);
});
