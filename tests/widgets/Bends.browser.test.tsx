/** The curve, and the neurons that follow it, in the hands of a reader. */

import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Bends from '../../src/widgets/Bends';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

/** Neurons and error, as the figure states them. */
const numbers = ({ container }: Screen) =>
  [...container.querySelectorAll('.bends-numbers b')].map((each) => Number(each.textContent));

const resting = (screen: Screen) =>
  expect.element(screen.getByRole('status'), ENGINE_MS).not.toHaveTextContent(/…$/);

async function add(screen: Screen): Promise<void> {
  const [count] = numbers(screen);
  await screen.getByRole('button', { name: 'Add a neuron' }).click();
  await expect.poll(() => numbers(screen)[0], ENGINE_MS).toBe(count + 1);
  await resting(screen);
}

test('three neurons make a hill; without their bends they make a line, and with them a hill again', async () => {
  const screen = await render(<Bends />);
  expect(numbers(screen)[0]).toBe(0);
  await add(screen);
  const [, one] = numbers(screen);
  expect(one).toBeGreaterThan(0.3);
  // Of two presses in a row, the second waits for the first.
  const button = screen.getByRole('button', { name: 'Add a neuron' });
  await button.click();
  await button.click();
  await expect.poll(() => numbers(screen), ENGINE_MS).toEqual([3, 0]);
  await resting(screen);
  await expect.element(screen.getByText(/Error by number of neurons: 1: 0.39, 2: /)).toBeVisible();

  await screen.getByRole('radio', { name: /taken out/ }).click();
  await expect.element(screen.getByText(/add up to one straight line/), ENGINE_MS).toBeVisible();
  // No line is nearer than that at the mean height.
  expect(numbers(screen)[1]).toBeCloseTo(0.44, 2);
  await screen.getByRole('radio', { name: 'ReLU' }).click();
  expect(numbers(screen)).toEqual([3, 0]);

  await screen.getByRole('button', { name: 'Remove all' }).click();
  expect(numbers(screen)[0]).toBe(0);
});

test('the curve is drawn by pointer and by key, and the neurons follow it', async () => {
  const screen = await render(<Bends />);
  await add(screen);
  const [, before] = numbers(screen);
  const handle = screen.getByRole('slider', { name: 'Height of the curve at input −0.75' });
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
  await expect.element(handle).toHaveAttribute('aria-valuetext', '−0.40');
  await expect.element(screen.getByRole('radio', { name: 'your own' })).toBeChecked();
  await resting(screen);
  expect(numbers(screen)[0]).toBe(1);
  expect(numbers(screen)[1]).not.toBe(before);

  const pad = screen.container.querySelector('.bends-pad')!;
  const { left, top, width, height } = pad.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    ...{ bubbles: true, button: 0, buttons: 1, pointerId: 1 },
    clientX: left + x * width,
    clientY: top + y * height,
  });
  // A pointer that no browser knows cannot be captured.
  (pad as HTMLElement).setPointerCapture = () => {};
  pad.dispatchEvent(new PointerEvent('pointerdown', at(0.25, 0.5)));
  // Another finger draws nothing meanwhile, and ends nothing.
  pad.dispatchEvent(new PointerEvent('pointerdown', { ...at(0.5, 0.9), pointerId: 2 }));
  pad.dispatchEvent(new PointerEvent('pointerup', { ...at(0.5, 0.9), pointerId: 2 }));
  pad.dispatchEvent(new PointerEvent('pointermove', at(0.75, 0.1)));
  pad.dispatchEvent(new PointerEvent('pointerup', at(0.75, 0.1)));
  const value = (input: string) =>
    screen
      .getByRole('slider', { name: `Height of the curve at input ${input}` })
      .element()
      .getAttribute('aria-valuetext');
  await expect.poll(() => value('−0.50')).toBe('0.00');
  expect(value('0.50')).toBe('0.92');
  await expect.poll(() => window.location.search).toContain('Bends.shape=own');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(value('0.00')).toBe('0.75');
});
