/** The figure of scale, on the engine: what it draws and says is fitted to what was trained. */

import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import experiments from '../../content/en/strings/experiments';
import strings from '../../content/en/strings/figures/ScalingLaw';
import { fitPowerLaw, valueAt } from '../../src/core/powerLaw';
import { experimentsNow } from '../../src/store';
import ScalingLaw from '../../src/widgets/ScalingLaw';
import { parametersOf, runName, WIDTHS } from '../../src/widgets/ScalingLaw/runs';

const SLOW = { timeout: 110_000 };
const address = window.location.href;
// What a reader has chosen stays in the address.
beforeEach(() => window.history.replaceState(null, '', address));

const lossOf = (width: number) =>
  experimentsNow()[runName(width, 0)]!.looks.at(-1)!.validationLoss!;

it('trains four widths, fits a line to them, foretells another and says how far it was off', async () => {
  const screen = await render(<ScalingLaw />);
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  await screen.getByRole('radio', { name: '80', exact: true }).click();
  await expect.element(screen.getByText(strings.predict.before)).toBeVisible();
  await button(strings.train).click();
  await expect.element(button(strings.again), SLOW).toBeVisible();

  const points = WIDTHS.map((width) => ({ x: parametersOf(width), y: lossOf(width) }));
  expect(points[3].y).toBeLessThan(0.9 * points[0].y);
  const { law } = fitPowerLaw(points)!;
  const status = () => screen.getByRole('status').elements()[0].textContent;
  expect(status()).toContain(law.exponent.toFixed(3));
  expect(screen.container.querySelectorAll('.scaling-dot')).toHaveLength(4);
  const foretold = valueAt(law, parametersOf(80)).toFixed(3);
  const sum = (name: string) => screen.getByRole('button', { name });
  await expect.element(sum(`${strings.predict.by.plain} ${foretold}`)).toBeVisible();
  await sum(`${strings.law.exponent} ${law.exponent.toFixed(3)}`).click();
  await expect.element(screen.getByText(strings.sums.products)).toBeVisible();

  await button(strings.trainOne('80')).click();
  const result = () => screen.container.querySelector('.scaling-result')!.textContent;
  await expect.poll(result, SLOW).toContain('Width 80 was trained');
  expect(result()).toContain(lossOf(80).toFixed(3));
  const error = 100 * Math.abs(valueAt(law, parametersOf(80)) / lossOf(80) - 1);
  const [, said] = /([\d.]+)% too/.exec(result())!;
  expect(Number(said)).toBeCloseTo(error, 1);
  expect(error).toBeLessThan(15);
  expect(screen.container.querySelectorAll('.scaling-dot')).toHaveLength(5);

  // Over FLOPs it is the same law, with each model's way to its end.
  await screen.getByRole('radio', { name: strings.axes.flops }).click();
  expect(status()).toContain(law.exponent.toFixed(3));
  expect(screen.container.querySelectorAll('.scaling-course')).toHaveLength(5);
  const rows = [...screen.container.querySelectorAll('.ui-table tbody tr')];
  const row = rows.find((one) => one.querySelector('th')!.textContent === '80')!;
  expect(row.textContent).toContain(lossOf(80).toFixed(3));

  await button('Reset: A law of scale').click();
  await expect.element(button(strings.train)).toBeVisible();
  expect(experimentsNow()[runName(16, 0)]).toBeUndefined();
});

it('is stopped at once, and what was trained by then is not trained again', async () => {
  const screen = await render(<ScalingLaw />);
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  await button(strings.train).click();
  await expect.poll(() => experimentsNow()[runName(32, 0)]?.step ?? 0, SLOW).toBeGreaterThan(0);
  const first = experimentsNow()[runName(16, 0)];
  expect(first).toMatchObject({ status: 'finished' });
  await button(experiments.stop).click();
  await expect.element(button(strings.train)).toBeVisible();
  await expect.element(screen.getByText(/^Width 32: Stopped after \d+ steps?\.$/)).toBeVisible();
  expect(experimentsNow()[runName(48, 0)]).toBeUndefined();
  await button(strings.train).click();
  await expect.poll(() => experimentsNow()[runName(32, 0)]?.status, SLOW).toBe('training');
  expect(experimentsNow()[runName(16, 0)]).toBe(first);
  await button(experiments.stop).click();
});
