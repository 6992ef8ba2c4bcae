/** The small graph of computations in the hands of a reader. */

import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Backpropagation from '../../src/widgets/Backpropagation';
import { LAST_STAGE } from '../../src/widgets/Backpropagation/stages';
import { firstOf } from '../../src/core/linkState';
import { actions } from '../../src/store';
import {
  CONFIG,
  exampleOf,
  FIELDS,
  indexOf,
  PARAMETERS,
  weightsOf,
} from '../../src/widgets/Backpropagation/values';
import { flattenWeights } from '../../src/core/network';
import { currentNetwork, showNetwork } from '../../src/widgets/network/currentNetwork';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

// What a test has set is in the address.
const address = window.location.href;
beforeEach(() => {
  window.history.replaceState(null, '', address);
  showNetwork(null);
  vi.restoreAllMocks();
});

const onwards = ({ container }: Screen) =>
  container.querySelector<HTMLButtonElement>('.backpropagation-row .ui-button-primary')!;
const heading = ({ container }: Screen) =>
  container.querySelector('.backpropagation [role="status"]')!.textContent;
/** Numbers in the graph: those of its nodes, forwards and back. */
const shown = ({ container }: Screen, what: 'value' | 'slope') =>
  [...container.querySelectorAll(`.backpropagation-node .backpropagation-${what}`)].map(
    (each) => each.textContent,
  );
const results = ({ container }: Screen) =>
  [...container.querySelectorAll('.backpropagation-panel .ui-steps b')].map(
    (each) => each.textContent,
  );

test('goes forwards to the loss and back to the inputs by keyboard, a number at a time', async () => {
  const screen = await render(<Backpropagation />);
  expect(shown(screen, 'value')).toEqual(['1.50', '−0.50', '', '', '', '', '', '']);
  onwards(screen).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => results(screen), ENGINE_MS).toHaveLength(2);
  expect(heading(screen)).toContain('Forwards: neuron 1');
  expect(shown(screen, 'value').filter((text) => text !== '')).toHaveLength(4);
  expect(shown(screen, 'slope').join('')).toBe('');
  for (let stage = 1; stage < LAST_STAGE; stage++) await userEvent.keyboard('{Enter}');
  expect(heading(screen)).toContain('Backwards: the inputs');
  expect(shown(screen, 'value')).not.toContain('');
  expect(shown(screen, 'slope')).not.toContain('');
  // The button that has the focus keeps it at the end.
  expect(document.activeElement).toBe(onwards(screen));
  await screen.getByRole('button', { name: 'One step less' }).click();
  expect(heading(screen)).toContain('Backwards: neuron 2');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(heading(screen)).toContain('Forwards: the inputs');
});

test('computes anew when a number is changed, and keeps each within its bounds', async () => {
  const screen = await render(<Backpropagation />);
  for (let stage = 0; stage < 4; stage++) await userEvent.click(onwards(screen));
  await expect.poll(() => results(screen), ENGINE_MS).toHaveLength(1);
  const [loss] = results(screen);
  await screen.getByText('Change the numbers').click();
  const target = screen.getByRole('spinbutton', { name: 'Right answer t' });
  await target.fill('2');
  await expect.poll(() => results(screen)[0], ENGINE_MS).not.toBe(loss);
  await target.fill('77');
  await userEvent.tab();
  await expect.element(target).toHaveValue(3);
  await target.fill('');
  await userEvent.tab();
  await expect.element(target).toHaveValue(3);
});

test('a nudge is measured beside the slope that was sent back', async () => {
  const screen = await render(<Backpropagation />);
  await screen.getByRole('combobox', { name: 'Raise' }).selectOptions('v2');
  await screen.getByRole('button', { name: 'Nudge' }).click();
  await expect.element(screen.getByText(/^They agree to [2-7] digits\.$/), ENGINE_MS).toBeVisible();
  const [before, after, measured, sentBack] = [
    ...screen.container.querySelectorAll('.backpropagation-nudge dd'),
  ].map((each) => Number(each.textContent!.replace('−', '-')));
  expect((after - before) / 0.001).toBeCloseTo(measured, 1);
  expect(Math.abs(measured / sentBack - 1)).toBeLessThan(0.01);
  // What was measured is of that weight.
  await screen.getByRole('combobox', { name: 'Raise' }).selectOptions('w1');
  await expect.element(screen.getByText(/^They agree/)).not.toBeInTheDocument();
});

test('shows the gradient of a whole network by layer', async () => {
  const screen = await render(<Backpropagation />);
  await screen.getByRole('button', { name: 'Send its error back' }).click();
  await expect.element(screen.getByText('layer 1 (12 numbers)'), ENGINE_MS).toBeVisible();
  await expect.element(screen.getByText(/37 slopes, found in one pass back/)).toBeVisible();
  await expect.element(screen.getByText(/You have not trained one yet/)).toBeVisible();
  expect(screen.container.querySelectorAll('.ui-bars tbody tr')).toHaveLength(3);
});

const PENALTY = { l1: 0, l2: 0 };
const read = (text: string | null) => Number(text!.replace('−', '-').replace(/^[←↑] /, ''));

test('the graph, its table and the sizes by layer are the engine’s numbers', async () => {
  const screen = await render(<Backpropagation />);
  for (let stage = 0; stage < LAST_STAGE; stage++) await userEvent.click(onwards(screen));
  await expect.poll(() => shown(screen, 'slope').includes(''), ENGINE_MS).toBe(false);
  const values = firstOf(FIELDS);
  const { loss, gradient, nodes } = (await actions.networkGradient({
    ...{ config: CONFIG, weights: weightsOf(values), examples: exampleOf(values) },
    ...{ penalty: PENALTY, nodes: true },
  }))!;
  const [hidden, output] = nodes!;
  const ofNeuron = (i: number) => [
    [hidden.sums.data[i], hidden.sumGradients.data[i]],
    [hidden.answers.data[i], hidden.answerGradients.data[i]],
  ];
  const engine = [
    ...[...ofNeuron(0), ...ofNeuron(1)],
    [output.answers.data[0], output.answerGradients.data[0]],
    [loss, 1],
  ];
  const written = (what: 'value' | 'slope') => shown(screen, what).slice(2).map(read);
  written('value').forEach((value, i) => expect(value).toBeCloseTo(engine[i][0], 1.9));
  written('slope').forEach((slope, i) => expect(slope).toBeCloseTo(engine[i][1], 1.9));

  await userEvent.click(screen.container.querySelector<HTMLElement>('.ui-twin summary')!);
  const rows = [...screen.container.querySelectorAll('.ui-twin tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].slice(-2).map((cell) => read(cell.textContent)),
  );
  const vector = flattenWeights(gradient);
  rows.slice(2, 8).forEach(([value, slope], i) => {
    expect(value).toBeCloseTo(engine[i][0], 3.9);
    expect(slope).toBeCloseTo(engine[i][1], 3.9);
  });
  PARAMETERS.forEach((name, i) => {
    expect(rows[8 + i][0]).toBeCloseTo(values[name], 6);
    expect(rows[8 + i][1]).toBeCloseTo(vector[indexOf(name)], 3.9);
  });

  await screen.getByRole('button', { name: 'Send its error back' }).click();
  await expect
    .poll(() => screen.container.querySelectorAll('.ui-bars tbody tr').length, ENGINE_MS)
    .toBe(3);
  const { config, weights, examples } = currentNetwork()!;
  const whole = (await actions.networkGradient({
    ...{ config, weights, examples, penalty: PENALTY, nodes: false },
  }))!;
  const sizes = [...screen.container.querySelectorAll('.ui-bars .ui-inspect-number')].map((each) =>
    Number.parseFloat(each.textContent),
  );
  expect(sizes).toHaveLength(3);
  sizes.forEach((size, layer) => {
    const slopes = [2 * layer, 2 * layer + 1].flatMap((i) => [...whole.gradient[i].data]);
    const usual = Math.sqrt(slopes.reduce((sum, each) => sum + each ** 2, 0) / slopes.length);
    expect(size).toBeCloseTo(usual, 3.9);
  });
  await expect
    .element(screen.getByText(`with a loss of ${whole.loss.toFixed(4)}: 37 slopes`))
    .toBeVisible();
});

test('says so where the engine does not answer, each part by itself', async () => {
  const silent = (['networkLosses', 'networkGradient', 'trainNetwork'] as const).map((name) =>
    vi.spyOn(actions, name).mockResolvedValue(undefined),
  );
  const screen = await render(<Backpropagation />);
  const said = () => screen.container.textContent.split('The engine did not answer.').length - 1;
  await userEvent.click(onwards(screen));
  await expect.poll(said).toBe(1);
  await screen.getByRole('button', { name: 'Nudge' }).click();
  await expect.poll(said).toBe(2);
  await screen.getByRole('button', { name: 'Send its error back' }).click();
  await expect.poll(said).toBe(3);
  silent.forEach((each) => each.mockRestore());
  await screen.getByRole('button', { name: 'Ask again' }).click();
  await screen.getByRole('button', { name: 'Nudge' }).click();
  await screen.getByRole('button', { name: 'Send its error back' }).click();
  await expect.poll(said, ENGINE_MS).toBe(0);
  await expect.element(screen.getByText(/^They agree/)).toBeVisible();
});
