/** The small graph of computations in the hands of a reader. */

import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Backpropagation from '../../src/widgets/Backpropagation';
import { LAST_STAGE } from '../../src/widgets/Backpropagation/stages';
import { showNetwork } from '../../src/widgets/network/currentNetwork';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

// What a test has set is in the address.
const address = window.location.href;
beforeEach(() => {
  window.history.replaceState(null, '', address);
  showNetwork(null);
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
