/** A figure's link, from the hand that moves a slider to the page that opens it. */

import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import Neuron from '../../src/widgets/Neuron';

const first = window.location.href;
afterEach(() => window.history.replaceState(null, '', first));

test('the address follows the figure, and opens it as it was', async () => {
  const screen = await render(<Neuron />);
  const weight = () => screen.getByRole('spinbutton', { name: 'Weight w₁' });
  await userEvent.fill(weight(), '-2.5');
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('radio', { name: 'ReLU' }).click();
  await expect
    .poll(() => new URL(window.location.href).searchParams.get('Neuron.activation'))
    .toBe('relu');
  expect(new URL(window.location.href).searchParams.get('Neuron.w1')).toBe('-2.5');
  await screen.unmount();

  const again = await render(<Neuron />);
  await expect.element(again.getByRole('spinbutton', { name: 'Weight w₁' })).toHaveValue(-2.5);
  await expect.element(again.getByRole('radio', { name: 'ReLU' })).toBeChecked();
  await again.getByRole('button', { name: 'Reset: One neuron' }).click();
  await expect.poll(() => window.location.search).not.toContain('Neuron.');
  await again.unmount();
});

test('the button copies the link or, where that is refused, shows it', async () => {
  const screen = await render(<Neuron />);
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
  await screen.getByRole('radio', { name: 'ReLU' }).click();
  await screen.getByRole('button', { name: 'Copy link: One neuron' }).click();
  const field = screen.getByRole('textbox', { name: 'Copy link: One neuron: copy it from here' });
  await expect
    .element(field)
    .toHaveValue(
      `${window.location.origin}${window.location.pathname}?v=1&Neuron.activation=relu#figure-Neuron`,
    );
  Reflect.deleteProperty(navigator, 'clipboard');
  await screen.unmount();
});
