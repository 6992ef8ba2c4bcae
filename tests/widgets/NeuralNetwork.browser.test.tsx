/** The small network in the hands of a reader. */

import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import type { NdArray } from '../../src/core/arrays';
import { examplesOf, firstState, SGD, type Examples } from '../../src/core/network';
import { actions } from '../../src/store';
import { currentNetwork, showNetwork } from '../../src/widgets/network/currentNetwork';
import NeuralNetwork from '../../src/widgets/NeuralNetwork';
import { dotsOf } from '../../src/widgets/NeuralNetwork/ownDots';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

// What a test has set is in the address.
const address = window.location.href;
beforeEach(() => {
  window.history.replaceState(null, '', address);
  showNetwork(null);
});

/** Step, loss and how many dots are answered correctly, as the figure states them. */
const numbers = ({ container }: Screen) =>
  [...container.querySelectorAll('.neural-network-numbers b')].map((each) =>
    Number.parseFloat(each.textContent ?? ''),
  );

const graph = ({ container }: Screen) => container.querySelectorAll('.ui-network-unit').length;
const press = (screen: Screen, name: string) =>
  screen.getByRole('button', { name, exact: true }).click();

/** The pixels of the large picture. */
function picture({ container }: Screen): string {
  const canvas = container.querySelector<HTMLCanvasElement>('.ui-plane canvas');
  return canvas!.toDataURL();
}

test('opens a neuron by keyboard, and forgets it when the shape has no such neuron', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByRole('button', { name: 'output neuron', exact: true }).click();
  await userEvent.keyboard('{ArrowLeft}{ArrowDown}{ArrowDown}');
  const opened = screen.getByRole('button', { name: 'layer 2, neuron 3', exact: true });
  await expect.element(opened).toHaveFocus();
  await expect.element(opened).toHaveAttribute('aria-pressed', 'true');
  await expect.element(screen.getByText('Layer 2, neuron 3')).toBeVisible();
  await screen.getByRole('combobox', { name: 'Neurons in hidden layers' }).selectOptions('none');
  await expect.element(screen.getByText('Output neuron', { exact: true })).toBeVisible();
});

test('takes a step only when asked to; training lowers the loss and moves the surface', async () => {
  const screen = await render(<NeuralNetwork />);
  const [, untrained] = numbers(screen);
  const before = picture(screen);
  await expect.element(screen.getByText('Starting the engine …')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBe(1);
  await expect.element(screen.getByRole('button', { name: 'Train' })).toBeEnabled();

  await screen.getByRole('button', { name: 'Train' }).click();
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBeGreaterThan(20);
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect.element(screen.getByRole('button', { name: 'Train' }), ENGINE_MS).toBeVisible();
  const [step, loss] = numbers(screen);
  expect(loss).toBeLessThan(0.9 * untrained);
  expect(picture(screen)).not.toBe(before);
  await expect.element(screen.getByText(`step ${step}: loss ${loss}`)).toBeVisible();

  await screen.getByRole('button', { name: 'New weights' }).click();
  expect(numbers(screen)[0]).toBe(0);
  expect([untrained, loss]).not.toContain(numbers(screen)[1]);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(numbers(screen).slice(0, 2)).toEqual([0, untrained]);
});

test('a learning rate that is no number is put back with a sentence', async () => {
  const screen = await render(<NeuralNetwork />);
  const rate = screen.getByRole('spinbutton', { name: 'Learning rate' });
  await rate.fill('');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('it stays at 0.3');
  await expect.element(rate).toHaveValue('0.3');
  await rate.fill('1000');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('from 0.001 to 10');
  await expect.element(rate).toHaveValue('10');
});

test('layers and neurons are added and removed one by one, up to four of eight', async () => {
  const screen = await render(<NeuralNetwork />);
  const shape = screen.getByRole('combobox', { name: 'Neurons in hidden layers' });
  await press(screen, 'One neuron more in layer 2');
  await expect.element(shape).toHaveValue('4-5');
  expect(graph(screen)).toBe(2 + 4 + 5 + 1);
  await press(screen, 'One neuron fewer in layer 2');
  await expect.element(shape).toHaveValue('fours');
  await press(screen, 'One layer more');
  await press(screen, 'One layer more');
  await expect.element(shape).toHaveValue('4-4-4-4');
  const more = screen.getByRole('button', { name: 'One layer more' });
  // It has the focus, and keeps it.
  await expect.element(more).toHaveAttribute('aria-disabled', 'true');
  for (let i = 0; i < 4; i++) await press(screen, 'One neuron more in layer 1');
  await expect.element(shape).toHaveValue('8-4-4-4');
  await expect
    .element(screen.getByRole('button', { name: 'One neuron more in layer 1' }))
    .toHaveAttribute('aria-disabled', 'true');
  for (let i = 0; i < 4; i++) await press(screen, 'One layer fewer');
  await expect.element(shape).toHaveValue('none');
  expect(graph(screen)).toBe(3);
});

test('a bias is opened by its bar and by its key', async () => {
  const screen = await render(<NeuralNetwork />);
  await userEvent.click(screen.container.querySelectorAll('.ui-network-bias-hit')[0]);
  await expect.element(screen.getByText('Bias of layer 1, neuron 1')).toBeVisible();
  await screen.getByRole('button', { name: 'output neuron', exact: true }).click();
  await userEvent.keyboard('b');
  await expect.element(screen.getByText('Bias of output neuron')).toBeVisible();
});

test('something must be given to the network', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByText('All settings').click();
  const box = (name: string) => screen.getByRole('checkbox', { name, exact: true });
  await box('x₁²').click();
  expect(graph(screen)).toBe(3 + 4 + 4 + 1);
  await box('x₁').click();
  await box('x₂').click();
  expect(graph(screen)).toBe(1 + 4 + 4 + 1);
  await box('x₁²').click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('the last one stays');
  await expect.element(box('x₁²')).toBeChecked();
});

test('dots are set, removed and brought back by click and by key', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByRole('radio', { name: 'your own' }).click();
  await expect.element(screen.getByText('There are no dots yet.')).toBeVisible();
  for (const name of ['Train', 'Step'])
    await expect.element(screen.getByRole('button', { name, exact: true })).toBeDisabled();
  const plane = screen.getByRole('application');
  await plane.click({ position: { x: 40, y: 50 } });
  await expect.element(screen.getByText(/^Round dot set at .* 1 dot in all\.$/)).toBeVisible();
  await expect
    .element(screen.getByText('All dots are of one kind', { exact: false }))
    .toBeVisible();
  await screen.getByRole('radio', { name: 'set ■' }).click();
  plane.element().focus();
  for (let i = 0; i < 6; i++) await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Square dot set at .* 2 dots in all\.$/)).toBeVisible();
  await userEvent.keyboard('{Delete}');
  await expect.element(screen.getByText('Dot removed. 1 dot in all.')).toBeVisible();
  await press(screen, 'Undo');
  await expect.element(screen.getByText('2 dots in all.', { exact: true })).toBeVisible();

  await press(screen, 'Step');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBe(1);
  await press(screen, 'Clear');
  await expect.element(screen.getByText('There are no dots yet.')).toBeVisible();
});

test('goes back through the run, and all of the figure with it', async () => {
  const screen = await render(<NeuralNetwork />);
  const [, first] = numbers(screen);
  const before = picture(screen);
  await press(screen, 'Train');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBeGreaterThan(20);
  await press(screen, 'Stop');
  await expect.element(screen.getByRole('button', { name: 'Train' }), ENGINE_MS).toBeVisible();
  const now = numbers(screen);
  const past = screen.getByRole('slider', { name: 'Back through the run' });
  past.element().focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(() => numbers(screen).slice(0, 2)).toEqual([0, first]);
  await expect.poll(() => picture(screen)).toBe(before);
  await expect.element(screen.getByText(`All of the figure shows step 0.`)).toBeVisible();
  await press(screen, 'As it is now');
  await expect.poll(() => numbers(screen)).toEqual(now);
});

test('going back during a run ends it', async () => {
  const screen = await render(<NeuralNetwork />);
  const past = screen.getByRole('slider', { name: 'Back through the run' });
  await expect.element(past).toBeDisabled();
  await press(screen, 'Train');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBeGreaterThan(20);
  past.element().focus();
  await userEvent.keyboard('{Home}');
  await expect.element(screen.getByRole('button', { name: 'Train' }), ENGINE_MS).toBeVisible();
  await expect.element(screen.getByText(/^All of the figure shows step 0\./)).toBeVisible();
  expect(numbers(screen)[0]).toBe(0);
  await expect.element(past).toHaveFocus();
  await press(screen, 'Train');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBeGreaterThan(20);
  await press(screen, 'Stop');
});

test('every number is what the engine says of these weights', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByText('All settings').click();
  await screen.getByRole('spinbutton', { name: /^Kept for the test/ }).fill('25');
  await userEvent.keyboard('{Enter}');
  await press(screen, 'Train');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBeGreaterThan(20);
  await press(screen, 'Stop');
  await expect.poll(currentNetwork, ENGINE_MS).not.toBeNull();
  const { config, weights, examples, step } = currentNetwork()!;
  const ask = async (asked: Examples, surfaceInputs: NdArray) =>
    (await actions.trainNetwork(
      {
        ...{ config, from: firstState(weights), steps: 0, examples: asked, test: null },
        training: { learningRate: 1, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
        ...{ surfaceInputs, keepPath: false },
      },
      new AbortController().signal,
      () => {},
    ))!;
  const rightOf = (answers: NdArray, { targets }: Examples) =>
    targets.data.filter((target, i) => target * answers.data[i] > 0).length;
  const kept = examplesOf(
    ['x1', 'x2'],
    dotsOf({ data: 'circle', own: '', noise: 0, test: 25 }).test!,
  );
  const trained = await ask(examples, examples.inputs);
  const tested = await ask(kept, kept.inputs);
  const point = await ask(examples, { shape: [1, 2], data: Float32Array.of(0.3, -0.2) });

  const [stated, loss, right, testLoss, testRight] = numbers(screen);
  expect([stated, right, testRight]).toEqual([
    step,
    rightOf(trained.surfaces.at(-1)!, examples),
    rightOf(tested.surfaces.at(-1)!, kept),
  ]);
  expect(Math.abs(loss / trained.loss - 1)).toBeLessThan(0.006);
  expect(Math.abs(testLoss / tested.loss - 1)).toBeLessThan(0.006);

  // The arithmetic of the output neuron, and the table of all of them.
  const shown = (text: string | null | undefined) =>
    Number(text?.replace(/^= /, '').replace('−', '-'));
  const answer = screen.container.querySelector('.neural-network-opened .ui-steps li:last-child b');
  expect(shown(answer?.textContent)).toBeCloseTo(point.surfaces.at(-1)!.data[0], 2);
  await screen.getByText(/^The same as a table: The network/).click();
  const rows = () =>
    [...screen.container.querySelectorAll('.ui-twin[open] tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
    );
  await expect.poll(() => rows().length).toBe(4 + 4 + 1);
  const answers = point.surfaces.flatMap(({ data }) => [...data]);
  const biases = [1, 3, 5].flatMap((i) => [...weights[i].data]);
  rows().forEach((cells, i) => {
    expect(shown(cells[1])).toBeCloseTo(biases[i], 2);
    expect(shown(cells[4])).toBeCloseTo(answers[i], 2);
  });
  const [first] = rows();
  expect(first[2].split(/\s+/).map(shown)).toEqual(
    [0, 1].map((input) => expect.closeTo(weights[0].data[4 * input], 2)),
  );
});

test('keeps dots for a test, and shows their loss', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByText('All settings').click();
  const share = screen.getByRole('spinbutton', { name: /^Kept for the test/ });
  await share.fill('25');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('of 120')).toBeVisible();
  await expect.element(screen.getByText('of 40')).toBeVisible();
  await press(screen, 'Step');
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBe(1);
  await expect.element(screen.getByText(/^step 1: loss .*, test loss /)).toBeVisible();
});

test('one press sets what solves the spiral', async () => {
  const screen = await render(<NeuralNetwork />);
  await screen.getByRole('radio', { name: 'spiral' }).click();
  await press(screen, 'Set that up');
  await expect.element(screen.getByText('Set that up')).not.toBeInTheDocument();
  await press(screen, 'Train');
  await expect.poll(() => numbers(screen)[2], ENGINE_MS).toBeGreaterThanOrEqual(157);
});
