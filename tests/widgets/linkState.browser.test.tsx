/** A figure's link, from the hand that moves a slider to the page that opens it. */

import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Chat from '../../src/widgets/Chat';
import FineTuning from '../../src/widgets/FineTuning';
import Neuron from '../../src/widgets/Neuron';
import RecordedRun from '../../src/widgets/RecordedRun';

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
  await expect.element(again.getByRole('spinbutton', { name: 'Weight w₁' })).toHaveValue('-2.5');
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

/** What the address says, by name. */
const said = (name: string) => new URL(window.location.href).searchParams.get(name);

test('a conversation’s link holds its temperature, and never what was asked', async () => {
  const screen = await render(<Chat />);
  const temperature = () => screen.getByRole('spinbutton', { name: 'Temperature' });
  await screen.getByRole('textbox', { name: /^Your question/ }).fill('What is my name?');
  await userEvent.fill(temperature(), '1.2');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => said('Chat.temperature')).toBe('1.2');
  expect(window.location.search).not.toContain('name');
  await screen.unmount();

  const again = await render(<Chat />);
  await expect.element(again.getByRole('spinbutton', { name: 'Temperature' })).toHaveValue('1.2');
  await again.getByRole('button', { name: 'Reset: A conversation' }).click();
  await expect.poll(() => said('Chat.temperature')).toBeNull();
  await again.unmount();
});

test('a link to a moment of the recorded run opens it there, at the same head', async () => {
  const screen = await render(<RecordedRun />);
  const moment = () => screen.getByRole('slider', { name: 'Moment of the recording' });
  await screen.getByText('Watch our recorded run instead').click();
  await expect.element(moment()).toHaveValue('0');
  (moment().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await screen.getByRole('radio', { name: 'Layer 2, head 3' }).click({ force: true });
  await expect.poll(() => said('RecordedRun.moment')).toBe('2');
  await expect.poll(() => said('RecordedRun.head')).toBe('2');
  await screen.unmount();

  const again = await render(<RecordedRun />);
  await expect
    .element(again.getByRole('slider', { name: 'Moment of the recording' }))
    .toHaveValue('2');
  await expect.element(again.getByRole('radio', { name: 'Layer 2, head 3' })).toBeChecked();
  await again.unmount();

  // Beyond the last moment is the last.
  window.history.replaceState(null, '', '?v=1&RecordedRun.moment=999');
  const last = await render(<RecordedRun />);
  await expect
    .element(last.getByRole('slider', { name: 'Moment of the recording' }))
    .toHaveAttribute('aria-valuetext', 'Fine-tuning, step 120 of 120');
  await last.unmount();
});

test('a link to fine-tuning is one to the settings that it goes by', async () => {
  window.history.replaceState(null, '', '?v=1&layers=3&tuning=30');
  const screen = await render(<FineTuning />);
  await expect
    .element(screen.getByRole('spinbutton', { name: 'Steps of fine-tuning' }))
    .toHaveValue('30');
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
  await screen.getByRole('button', { name: 'Copy link: Fine-tuning' }).click();
  const field = screen.getByRole('textbox', { name: 'Copy link: Fine-tuning: copy it from here' });
  const { origin, pathname } = window.location;
  await expect
    .element(field)
    .toHaveValue(`${origin}${pathname}?v=1&layers=3&tuning=30#figure-FineTuning`);
  Reflect.deleteProperty(navigator, 'clipboard');
  await actions.configure(DEFAULT_SETTINGS);
  await screen.unmount();
});
