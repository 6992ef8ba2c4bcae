/** A step of a model that is made for the figure: what a reader chooses, and numbers that are the engine's. */

import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/OneStep';
import predict from '../../content/en/strings/figures/Predict';
import { PRESETS } from '../../src/core/settings';
import { actions, besideModel as life, experimentActions, type StepOfRun } from '../../src/store';
import OneStep from '../../src/widgets/OneStep';
import Predict from '../../src/widgets/Predict';

const address = window.location.href;
// What a reader has chosen stays in the address.
beforeEach(() => window.history.replaceState(null, '', address));

/** The engine starts first. */
const SLOW = { timeout: 60_000 };

const numberIn = (text: string): number => Number(text.replace('−', '-').replaceAll(',', ''));

it('opens the first step and a later one, and comes to the engine’s own next weight', async () => {
  const asked = vi.spyOn(experimentActions, 'openPlanStep');
  const screen = await render(<OneStep />);
  expect(asked).not.toHaveBeenCalled();
  const { container } = screen;
  const status = () => container.querySelector('.one-step-status')!.textContent;
  const button = (name: string | RegExp) => screen.getByRole('button', { name });

  await button('Open the first step').click();
  await expect.poll(status, SLOW).toMatch(/^Step 1 of 880 is open/);
  const first = (await asked.mock.results[0].value) as StepOfRun;
  expect(status()).toContain(first.opened.loss.toFixed(3));
  // A model that was drawn at random guesses blindly.
  expect(first.opened.loss).toBeCloseTo(Math.log(first.config.vocabSize), 0);
  const after = () =>
    numberIn(/[−\d.]+/.exec(container.querySelector('.one-step-engine b')!.textContent)![0]);
  const own = () =>
    numberIn(container.querySelector('.one-step-after .ui-inspect-number')!.textContent);
  expect(Math.abs(own() - after())).toBeLessThan(1e-6);

  // Another matrix: its steepest weight, by the engine's gradients.
  const bars = screen.getByRole('table', { name: strings.gradient.bars });
  expect(bars.element().querySelectorAll('.ui-bar-pick')).toHaveLength(20);
  const name = 'layer 2, way down in the MLP';
  await bars.getByRole('button', { name, exact: true }).first().click();
  await expect
    .element(bars.getByRole('button', { name, exact: true }).first())
    .toHaveAttribute('aria-pressed', 'true');
  const { data } = first.opened.gradients['layers.1.down'];
  const steepest = data.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most));
  await button(/^Its slope/).click();
  const slope = () => button(/^Its slope/).element().textContent;
  expect(numberIn(slope()) / steepest).toBeCloseTo(1, 3);
  expect(Math.abs(own() - after())).toBeLessThan(1e-6);

  // By the arrow keys to its neighbour.
  const map = screen.getByRole('application', { name: /^Slopes: layer 2, way down/ });
  (map.element() as HTMLElement).focus();
  const before = slope();
  map.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  await expect.poll(slope).not.toBe(before);
  expect(Math.abs(own() - after())).toBeLessThan(1e-6);
  (button(strings.weight.steepest).element() as HTMLElement).click();
  await expect.poll(slope, SLOW).toBe(before);

  // A token of the passage opens to its chance.
  const strip = screen.getByRole('list', { name: strings.batch.passage(1) });
  await strip.getByRole('button').nth(3).click();
  const loss = () =>
    button(/^Loss of/)
      .first()
      .element().textContent;
  expect(loss()).toBe(first.opened.tokenLosses[2].toFixed(3));

  await screen.getByRole('radio', { name: '10', exact: true }).click();
  await expect.poll(status, SLOW).toMatch(/^Step 11 of 880 is open/);
  const later = (await asked.mock.results[1].value) as StepOfRun;
  expect(later.opened.step).toBe(10);
  expect(later.opened.loss).toBeLessThan(first.opened.loss - 0.5);
  expect(loss()).toBe(later.opened.tokenLosses[2].toFixed(3));
  expect(Math.abs(own() - after())).toBeLessThan(1e-6);

  // The documents are counted, and the recipe reads them about ten times.
  await screen.getByText(strings.recipe.summary).click();
  const read = 880 * 32 * 32;
  await expect
    .element(screen.getByText(read.toLocaleString('en-GB'), { exact: false }))
    .toBeVisible();
  await expect
    .element(
      screen.getByRole('cell', {
        name: (read / later.opened.sourceTokens).toFixed(1),
        exact: true,
      }),
    )
    .toBeVisible();

  await button(/^Reset/).click();
  await expect.poll(() => container.querySelector('.one-step')).toBeNull();
  vi.restoreAllMocks();
});

it('is stopped on its way, and touches no model of the reader’s', async () => {
  const screen = await render(<OneStep />);
  await screen.getByRole('radio', { name: '100' }).click();
  expect(screen.container.querySelector('.one-step')).toBeNull();
  await screen.getByRole('button', { name: 'Open step 101' }).click();
  await screen.getByRole('button', { name: strings.stop }).click();
  await expect.element(screen.getByText(strings.stopped)).toBeVisible();
  expect(life.getState().model).toBeNull();
});

it('opens the next step of the reader’s own run, and changes nothing of it', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 30 });
  await actions.pretrain();
  expect(life.getState().problem).toBeNull();
  const { version } = life.getState();
  const screen = await render(<OneStep />);
  // The run has 30 steps; half an octave before its end one can go on from the 23rd, or later.
  const own = screen.getByRole('radio', { name: /^2\d, of your model$/ });
  await own.click();
  await screen.getByRole('button', { name: /^Open step 2\d$/ }).click();
  const status = () => screen.container.querySelector('.one-step-status')!.textContent;
  await expect.poll(status, SLOW).toMatch(/^Step 2\d of 30 is open/);
  await expect.element(screen.getByText(strings.footerOwn)).toBeVisible();
  // The same batch has cost the run the same.
  const [, step, loss] = /^Step (\d+) .* ([\d.]+)\.$/.exec(status())!;
  const run = life.getState().runs.pretraining!;
  expect(Number(loss)).toBeCloseTo(run.losses[Number(step) - 1], 2);
  expect(life.getState().version).toBe(version);
  expect(run.step).toBe(30);
});

it('settles how far a weight goes in the first step', async () => {
  const screen = await render(<Predict question="firstMove" />);
  const { choices } = predict.questions.firstMove;
  await screen.getByRole('radio', { name: choices[2] }).click();
  await screen.getByRole('button', { name: predict.findOut }).click();
  const status = screen.getByRole('status');
  await expect.element(status, SLOW).toHaveTextContent(/^As you said\. The slopes of two weights/);
});
