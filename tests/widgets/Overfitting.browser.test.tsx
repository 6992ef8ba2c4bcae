/** A network that learns its dots by heart, in the hands of a reader. */

import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { actions } from '../../src/store';
import Overfitting from '../../src/widgets/Overfitting';
import { wantNoMotion } from './noMotion';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

beforeEach(() => {
  vi.restoreAllMocks();
});

/** Losses and how many are correct, of training and of test, as the figure states them. */
const numbers = ({ container }: Screen) =>
  [...container.querySelectorAll('.overfitting-numbers tbody td')].map((each) =>
    Number.parseFloat(each.textContent ?? ''),
  );

async function train(screen: Screen): Promise<void> {
  await screen.getByRole('button', { name: /^Train/ }).click();
  // The verdict of a run comes at its end.
  await expect
    .element(screen.getByText(/^The test loss (was lowest|ended)/), ENGINE_MS)
    .toBeVisible();
}

test('learns few dots by heart; L2 and more dots keep it from that, beside the run before', async () => {
  wantNoMotion();
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

test('where no motion is wanted, a run that is stopped shows how far it came', async () => {
  wantNoMotion();
  const screen = await render(<Overfitting />);
  const untrained = numbers(screen);
  const { trainNetwork } = actions;
  let calls = 0;
  // It waits after some pictures, so that it can be stopped in between.
  vi.spyOn(actions, 'trainNetwork').mockImplementation(async (request, signal, onSnapshot) => {
    calls++;
    if (calls > 5) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return trainNetwork(request, signal, onSnapshot);
  });
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => calls, ENGINE_MS).toBe(6);
  expect(numbers(screen)).toEqual(untrained);
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => numbers(screen)[0]).toBeLessThan(untrained[0]);
});

test('says so where the engine gives up, and can be begun again', async () => {
  wantNoMotion();
  const screen = await render(<Overfitting />);
  const broken = vi.spyOn(actions, 'trainNetwork').mockResolvedValue(undefined);
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.element(screen.getByText('The training ended before its time.')).toBeVisible();
  broken.mockRestore();
  const untrained = numbers(screen);
  await screen.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.element(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect
    .element(screen.getByText('The training ended before its time.'))
    .not.toBeInTheDocument();
  expect(numbers(screen)[0]).toBeLessThanOrEqual(untrained[0]);
});
