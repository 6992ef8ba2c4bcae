/** The surprise of each token, held to the engine's own scores: of ours, and of a model that the test makes. */

import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/Surprise';
import source from '../../content/en/strings/modelSource';
import { MISTAKEN_TEXT } from '../../src/core/corpus/prompts';
import { PRESETS } from '../../src/core/settings';
import type { Tokenizer } from '../../src/core/tokenizer/bpe';
import { actions, besideModel, referenceActions, referencesNow } from '../../src/store';
import Surprise from '../../src/widgets/Surprise';
import { textOf } from '../../src/widgets/Surprise/texts';

/** The engine starts first. */
const SLOW = { timeout: 60_000 };

const address = window.location.href;
// What a reader has chosen stays in the address.
beforeEach(() => window.history.replaceState(null, '', address));

type Screen = Awaited<ReturnType<typeof render>>;

/** Of each token, as its name in the strip says. */
const surprises = ({ container }: Screen) =>
  Array.from(container.querySelectorAll('.surprise-skyline button'), (button) =>
    Number(button.getAttribute('aria-label')!.split(': ').at(-1)),
  );
const opened = ({ container }: Screen) =>
  container.querySelector('.surprise-skyline [aria-expanded=true]')?.getAttribute('aria-label');
const article = textOf({ text: 'article', drawn: 1, line: '' });

const between = ({ endId, encode }: Tokenizer, text: string) => [endId, ...encode(text), endId];

function expectScores(shown: readonly number[], logProbabilities: Float32Array) {
  expect(shown).toHaveLength(logProbabilities.length);
  shown.forEach((surprise, at) => expect(surprise).toBeCloseTo(-logProbabilities[at], 1));
  // Written with two decimals.
  shown.forEach((surprise, at) =>
    expect(Math.abs(surprise + logProbabilities[at])).toBeLessThan(0.0051),
  );
}

test('ours is as surprised as its engine says, and their mean is the loss', async () => {
  const asked = vi.spyOn(referenceActions, 'trace');
  const screen = await render(<Surprise />);
  expect(asked).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: source.start }).click();
  await expect.poll(() => surprises(screen).length, SLOW).toBe(25);
  const { tokenizer } = referencesNow().trained.reference!.model;
  const continuations = [{ tokenIds: between(tokenizer, article), from: 1 }];
  const [score] = (await referenceActions.scoreContinuations('trained', continuations))!;
  expectScores(surprises(screen), score.logProbabilities);
  const sum = score.logProbabilities.reduce((total, one) => total - one, 0);
  const mean = screen.getByRole('button', { name: /^The loss on this text/ });
  await expect.element(mean).toHaveTextContent(strings.mean.nats((sum / 25).toFixed(2)));
  await mean.click();
  await expect.element(screen.getByText(`= ${sum.toFixed(2)}`).first()).toBeVisible();

  // It opens where it was surprised most; a press and the arrow keys open others.
  expect(opened(screen)).toMatch(/^shark: 3\.\d\d$/);
  await screen.getByRole('button', { name: /^swim:/ }).click();
  await expect.poll(() => opened(screen)).toMatch(/^swim: 0\.\d\d$/);
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.poll(() => opened(screen)).toMatch(/^\.: 0\.0\d$/);
  const pair = screen.getByRole('table', { name: strings.pair.caption });
  const numbers = Array.from(pair.element().querySelectorAll('td'), (cell) =>
    Number(cell.textContent.replace(/[^\d.]/g, '')),
  ).slice(1);
  expect(numbers[0] * numbers[1]).toBeCloseTo(numbers[2], 3);
  expect(numbers[3] + numbers[4]).toBeCloseTo(numbers[5], 1);

  // A wrong word stands out, and before training all surprise alike.
  await screen.getByRole('combobox', { name: strings.text }).selectOptions('mistake');
  await expect.poll(() => opened(screen), SLOW).toMatch(/^fish: 8\.\d\d$/);
  expect(surprises(screen)).toHaveLength(between(tokenizer, MISTAKEN_TEXT).length - 1);
  await screen.getByRole('radio', { name: source.names.random }).click();
  await expect.poll(() => Math.max(...surprises(screen)), SLOW).toBeLessThan(7.2);
  expect(Math.min(...surprises(screen))).toBeGreaterThan(6.3);
  await expect.element(screen.getByText(strings.ifRandom)).toBeVisible();
  vi.restoreAllMocks();
});

test('a line of the reader’s is read by the reader’s own model, which a test has made', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 20 });
  await actions.wake();
  await vi.waitUntil(() => besideModel.getState().model !== null, SLOW);
  const line = 'My dog ate the zebra.';
  const query = new URLSearchParams({ v: '1', 'Surprise.model': 'yours', 'Surprise.text': 'own' });
  window.history.replaceState(null, '', `?${query}`);
  const screen = await render(<Surprise />);
  await screen.getByRole('textbox', { name: strings.line }).fill(line);
  const { tokenizer, config } = besideModel.getState().model!;
  const whole = between(tokenizer, line);
  const tokenIds = whole.slice(0, config.contextLength);
  await expect.poll(() => surprises(screen).length, SLOW).toBe(tokenIds.length - 1);
  const [score] = (await actions.scoreContinuations([{ tokenIds, from: 1 }]))!;
  expectScores(surprises(screen), score.logProbabilities);

  await screen.getByRole('textbox', { name: strings.line }).fill(' ');
  await expect.element(screen.getByText(strings.empty)).toBeVisible();
  const long = Array.from({ length: 40 }, () => 'zebra').join(' ');
  await screen.getByRole('textbox', { name: strings.line }).fill(long);
  await expect.element(screen.getByText(strings.cut(config.contextLength - 1))).toBeVisible();
  await expect.poll(() => surprises(screen).length, SLOW).toBe(config.contextLength - 1);
});

test('covered tokens are guessed, by choosing and by typing, and counted beside the model’s', async () => {
  // Whatever another test has left behind.
  window.history.replaceState(null, '', '?v=1&Surprise.model=trained');
  const screen = await render(<Surprise />);
  const start = screen.getByRole('button', { name: source.start });
  if (referencesNow().trained.reference === null) await start.click();
  await screen.getByRole('radio', { name: strings.mode.guess }).click();
  await screen.getByRole('combobox', { name: strings.text }).selectOptions('article');
  const choices = () => screen.container.querySelectorAll<HTMLElement>('.surprise-choices button');
  await expect.poll(() => choices().length, SLOW).toBe(4);
  const shown = () =>
    Array.from(screen.container.querySelectorAll('.surprise-token'), (one) => one.textContent);
  const choose = (pick: (text: string) => boolean) =>
    userEvent.click(Array.from(choices()).find((one) => pick(one.textContent))!);
  const status = screen.getByRole('status').last();

  const isOffered = (name: string) => Array.from(choices()).some((one) => one.textContent.endsWith(name)); // prettier-ignore
  await expect.poll(() => isOffered('shark'), SLOW).toBe(true);
  expect(shown()).toHaveLength(2);
  await choose((text) => text.endsWith('shark'));
  await expect.element(status).toHaveTextContent(/^Yes, “shark”\. The model gave it 2\.\d%, and held “turtle” likeliest, at 3\.\d%\.$/); // prettier-ignore
  await expect.poll(() => shown().length).toBe(3);
  await choose((text) => !text.endsWith('lives'));
  await expect.element(status).toHaveTextContent(/^No, it was “lives”; you said “.+”\. The model gave it/); // prettier-ignore
  const score = () => screen.container.querySelector('.surprise-score p')!.textContent;
  expect(score()).toContain('Right so far: you 1 of 2, the model 0 of 2.');

  await screen.getByRole('radio', { name: strings.guess.by.type }).click();
  const field = screen.getByRole('textbox', { name: strings.guess.next });
  await field.fill('in');
  await userEvent.keyboard('{Enter}');
  await expect.element(status).toHaveTextContent(/^Yes, “in”\. .* and held it likeliest\.$/);
  expect(score()).toBe('Right so far: you 2 of 3, the model 1 of 3. ');
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();

  // What is uncovered is not counted; at the end there is another text.
  const uncover = screen.getByRole('button', { name: strings.guess.uncover });
  for (let left = 21; left > 0; left--) await uncover.click();
  await expect.element(screen.getByText(strings.guess.over)).toBeVisible();
  expect(score()).toContain('you 2 of 3');
  await screen.getByRole('button', { name: strings.another }).last().click();
  await expect.poll(() => shown().length, SLOW).toBe(2);
  await expect.element(screen.getByText(strings.guess.over)).not.toBeInTheDocument();
  await expect.element(screen.getByRole('combobox', { name: strings.text })).toHaveValue('drawn');
});
