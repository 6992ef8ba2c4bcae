import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Weights from '../../src/widgets/Weights';

it('gives any number of the model, by keyboard, as it was and as it is', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 10 });
  await actions.wake();
  const screen = await render(<Weights />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  const sheet = screen.getByRole('application', { name: /^embeddings/ });
  await expect.element(sheet, { timeout: 60_000 }).toBeVisible();
  const ifRandom = screen.getByText('All matrices were drawn at random');
  await expect.element(ifRandom).toBeVisible();
  await screen.getByRole('combobox').selectOptions('layer 1, queries');

  const queries = screen.getByRole('application', { name: /^layer 1, queries/ });
  (queries.element() as HTMLElement).focus();
  // To the first number of all, then two down and one to the right.
  await userEvent.keyboard('{Home}{PageUp}{ArrowDown}{ArrowDown}{ArrowRight}');
  const shown = () => screen.container.querySelector('.ui-readout')?.textContent ?? '';
  const sentence = /^Number 3 of the query of head 1, from number 2 of the vector: (.+)$/;
  expect(shown()).toMatch(sentence);
  const { data, shape } = (await actions.parameters())!['layers.0.qkv'];
  const value = (text: string) => Number(sentence.exec(text)?.[1].replace('\u2212', '-'));
  expect(value(shown())).toBeCloseTo(data[2 * shape[1] + 1], 6);
  const random = shown();

  await actions.pretrain();
  await expect.element(screen.getByText('Base model after 10 steps.')).toBeVisible();
  await expect.element(ifRandom).not.toBeInTheDocument();
  expect(shown()).toMatch(sentence);
  expect(shown()).not.toBe(random);
  await actions.lookBack({ phase: 'pretraining', step: 0 });
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  await expect.element(ifRandom).toBeVisible();
  expect(shown()).toBe(random);
});

it('compares our embeddings with those before training, without the rows of tokens that never occur', async () => {
  const screen = await render(<Weights />);
  // What was looked at before is in the address.
  await screen.getByRole('button', { name: /^Reset/ }).click();
  const deviation = () => {
    const [, second] = screen.container.querySelectorAll('.weights-summary dd');
    return Number(second?.textContent ?? NaN);
  };
  await screen.getByRole('radio', { name: 'Trained (ours)' }).click();
  await expect
    .element(screen.getByText(/^Our base model after \d+ steps\.$/), { timeout: 60_000 })
    .toBeVisible();
  const unmet = screen.getByText(/rows belong to tokens that are never met/);
  await expect.element(unmet).toHaveTextContent(/^\d{3} of the 856 rows/);
  const before = screen.getByText(/^Before training: standard deviation 0\.0\d+\./);
  await expect.element(before, { timeout: 60_000 }).toBeVisible();
  const trained = deviation();
  await screen.getByRole('radio', { name: 'After 100 steps' }).click();
  await expect
    .element(screen.getByText('Our base model after 100 steps.'), { timeout: 60_000 })
    .toBeVisible();
  await expect.element(before).toBeVisible();
  const early = deviation();
  expect(early).toBeLessThan(trained);
  await screen.getByRole('radio', { name: 'Random' }).click();
  await expect.element(screen.getByText('Random model.'), { timeout: 60_000 }).toBeVisible();
  await expect.element(unmet).toBeVisible();
  await expect.element(before).not.toBeInTheDocument();
  expect(early).toBeGreaterThan(4 * deviation());
  // No other matrix has rows of tokens.
  await screen.getByRole('combobox').selectOptions('layer 1, queries');
  await expect.element(unmet).not.toBeInTheDocument();
});
