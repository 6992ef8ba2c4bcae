/** Two words that slide: of our model, and of one that is made here, whose scores are the engine's. */

import { beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { documentPrompt } from '../../src/core/batches';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { FIRST_SENTENCE } from '../../src/core/corpus/prompts';
import { PRESETS } from '../../src/core/settings';
import { actions, besideModel, referenceActions } from '../../src/store';
import RotaryPosition from '../../src/widgets/RotaryPosition';

const SLOW = { timeout: 60_000 };

beforeEach(() => window.history.replaceState(null, '', window.location.pathname));

it('keeps the score of our model while both words slide, and changes it when one does', async () => {
  const look = vi.spyOn(referenceActions, 'trace');
  const screen = await render(<RotaryPosition />);
  await expect.element(screen.getByRole('radio', { name: 'Trained (ours)' })).toBeChecked();
  expect(look).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  const scoreButton = screen.getByRole('button', { name: /^Score of “eats” for “zebra”, \d+ positions? back:/ }); // prettier-ignore
  await expect.element(scoreButton, SLOW).toBeVisible();
  await expect.element(screen.getByText(/^Our base model after \d+ steps\.$/)).toBeVisible();
  const score = () => Number(scoreButton.element().textContent.replace('−', '-'));
  const status = () => screen.container.querySelector('.rotary-score [role=status]')?.textContent;
  const slider = (name: RegExp) => screen.getByRole('slider', { name });
  const dials = () => [...screen.container.querySelectorAll('.rotary-product')].map((one) => one.textContent); // prettier-ignore
  const hands = () => screen.container.querySelector('.rotary-clocks .rotary-query path')!.getAttribute('d'); // prettier-ignore
  await expect.poll(status).toContain('This is how they stand in the sentence');
  const first = { score: score(), dials: dials(), hand: hands() };
  expect(first.score).toBeGreaterThan(3);
  expect(first.dials).toHaveLength(8);

  // All of the way to the end of the text, by keyboard.
  (slider(/^Both/).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.poll(status).toMatch(/^Both have moved by \+\d+, and every hand/);
  expect(hands()).not.toBe(first.hand);
  expect({ score: score(), dials: dials() }).toEqual({ score: first.score, dials: first.dials });

  (slider(/^“zebra”/).element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(status).toMatch(/^The gap was 7 positions and is 30\./);
  expect(score()).toBeLessThan(first.score - 3);
  expect(dials()).not.toEqual(first.dials);

  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.poll(status).toContain('This is how they stand in the sentence');
  expect(score()).toBe(first.score);

  // The bar between them moves both.
  const bar = screen.container.querySelector('.rotary-bar')!;
  const { left, top, width, height } = bar.getBoundingClientRect();
  const drag = (type: string, by: number) =>
    bar.dispatchEvent(new PointerEvent(type, {
      ...{ bubbles: true, pointerId: 1, button: 0, isPrimary: true },
      ...{ clientX: left + width / 2 + by, clientY: top + height / 2 },
    })); // prettier-ignore
  bar.setPointerCapture = () => {};
  drag('pointerdown', 0);
  drag('pointermove', (3 * width) / 7);
  drag('pointerup', (3 * width) / 7);
  await expect.poll(status).toMatch(/^Both have moved by \+3,/);
  look.mockRestore();
  await screen.unmount();
});

it('measures what our model loses without the rotation', async () => {
  await referenceActions.wake('trained');
  const screen = await render(<RotaryPosition />);
  await screen.getByRole('button', { name: 'Switch the rotation off' }).click();
  await expect.element(screen.getByText(/Measured: Our base model after/), SLOW).toBeVisible();
  const losses = [...screen.container.querySelectorAll('.rotary-losses td')].map((cell) => Number(cell.textContent)); // prettier-ignore
  const [written, writtenOff, shuffled, shuffledOff] = losses;
  const documents = smallWorldDocuments(HELD_OUT);
  expect(written).toBeCloseTo((await referenceActions.evaluate('trained', documents))!, 1.9);
  const off = await referenceActions.evaluate('trained', documents, [], { rotation: false });
  expect(writtenOff).toBeCloseTo(off!, 1.9);
  expect(writtenOff).toBeGreaterThan(written + 0.4);
  expect(shuffled).toBeGreaterThan(writtenOff + 3);
  expect(Math.abs(shuffledOff - shuffled)).toBeLessThan(0.4);
  await expect
    .element(screen.getByText(/^Without the rotation, the loss on documents as written rises by \d\.\d\d − \d\.\d\d = 0\.\d\d\. The token that really comes next is then held to be \d(\.\d)? times less likely/))
    .toBeVisible(); // prettier-ignore
  await screen.unmount();
});

it('opens sums that are the engine’s own, of a model that is made here', async () => {
  await actions.configure({ ...PRESETS.small.size, nLayer: 2 });
  await actions.wake();
  const screen = await render(<RotaryPosition />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  await expect.element(screen.getByText('Random model.'), SLOW).toBeVisible();
  await screen.getByText('Other words, another head').click();
  const select = (name: string) => screen.getByRole('combobox', { name });
  await select('Asks (query)').selectOptions('9: eats');
  await select('Answers (key)').selectOptions('4: on');
  await select('Head').selectOptions('layer 2, head 2');
  await expect.element(screen.getByText(/From the second layer on/)).toBeVisible();

  const { tokenizer } = besideModel.getState().model!;
  const names = ['layers.1.q', 'layers.1.k'] as const;
  const arrays = (await actions.trace(documentPrompt(tokenizer, FIRST_SENTENCE), names))!;
  /** Of the second head, turned by their positions, as the engine has them. */
  const [query, key] = names.map((name, i) => {
    const { shape, data } = arrays[name];
    const from = (shape[1] + [9, 4][i]) * shape[2];
    return data.subarray(from, from + shape[2]);
  });
  const wanted = query.reduce((sum, x, i) => sum + x * key[i], 0) / Math.sqrt(query.length);
  await screen
    .getByRole('button', { name: /^Score of “eats” for “on”, 5 positions back:/ })
    .click();
  const text = () => screen.container.textContent.replaceAll('−', '-');
  expect(text()).toContain(`the engine’s own query and key give ${wanted.toFixed(3)}.`);
  // And the page comes to the same by its own way.
  expect(text()).toContain(`= ${wanted.toFixed(3)}Worked out in this page.`);

  await screen.getByRole('radio', { name: /^Dial 3, 5\.73° a position/ }).click();
  await screen.getByRole('button', { name: /^Dial 3 \(numbers 3 and 11\)/ }).click();
  await expect
    .element(screen.getByText('“eats” is turned by its position: 9 × 5.73°.'))
    .toBeVisible();
  expect(text()).toContain('= 51.6°');
  await screen.unmount();
});
