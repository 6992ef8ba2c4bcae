/** A network that learns its dots by heart, in the hands of a reader. */

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Overfitting from '../../src/widgets/Overfitting';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

/** Losses and how many are correct, of training and of test, as the figure states them. */
const numbers = ({ container }: Screen) =>
  [...container.querySelectorAll('.overfitting-numbers tbody td')].map((each) =>
    Number.parseFloat(each.textContent ?? ''),
  );

async function train(screen: Screen): Promise<void> {
  await screen.getByRole('button', { name: /^Train/ }).click();
  await expect.element(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: 'Train again' }), ENGINE_MS)
    .toBeVisible();
}

test('learns few dots by heart; L2 and more dots keep it from that, beside the run before', async () => {
  const screen = await render(<Overfitting />);
  await train(screen);
  const [loss, right, testLoss, testRight] = numbers(screen);
  expect([loss, right]).toEqual([0, 40]);
  expect(testLoss).toBeGreaterThan(0.6);
  await expect.element(screen.getByText(/^The test loss was lowest after \d+ steps/)).toBeVisible();

  await screen.getByRole('radio', { name: '0.01' }).click();
  await expect.element(screen.getByText(/the run before, with 40 dots, 10% wrong/)).toBeVisible();
  await train(screen);
  expect(numbers(screen)[2]).toBeLessThan(testLoss - 0.2);
  expect(numbers(screen)[3]).toBeGreaterThan(testRight + 5);
  await expect.element(screen.getByText(/Little was learnt by heart/)).toBeVisible();

  await screen.getByRole('radio', { name: 'none' }).click();
  await screen.getByRole('radio', { name: '320' }).click();
  await train(screen);
  expect(numbers(screen)[2]).toBeLessThan(testLoss - 0.2);
  await expect.element(screen.getByText(/Little was learnt by heart/)).toBeVisible();

  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(screen.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await expect.element(screen.getByText(/the run before/)).not.toBeInTheDocument();
});

test('stops when asked to, and where the dots are changed', async () => {
  const screen = await render(<Overfitting />);
  const [, , untrained] = numbers(screen);
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => numbers(screen)[2], ENGINE_MS).toBeLessThan(untrained);
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect.element(screen.getByRole('button', { name: 'Train again' })).toBeVisible();
  const stopped = numbers(screen);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(numbers(screen)).toEqual(stopped);
  await screen.getByRole('radio', { name: '20%' }).click();
  await expect.element(screen.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});
