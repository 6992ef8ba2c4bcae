/** The small network in the hands of a reader. */

import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import NeuralNetwork from '../../src/widgets/NeuralNetwork';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

/** Step, loss and how many dots are answered correctly, as the figure states them. */
const numbers = ({ container }: Screen) =>
  [...container.querySelectorAll('.neural-network-numbers b')].map((each) =>
    Number.parseFloat(each.textContent ?? ''),
  );

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
  await screen.getByRole('radio', { name: 'none', exact: true }).click();
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
