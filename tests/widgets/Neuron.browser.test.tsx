import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Neuron from '../../src/widgets/Neuron';

it('works its sum anew at every move of a slider, and in the drawing alike', async () => {
  const screen = await render(<Neuron />);
  const answer = () => screen.container.querySelector('.ui-steps li:last-child b')?.textContent;
  expect(answer()).toBe('= 0.83');
  await expect
    .element(screen.getByRole('img', { name: /weights 1.50 and −1.00.*answer 0.83/ }))
    .toBeVisible();

  const weight = screen.getByRole('slider', { name: 'Weight w₁' });
  (weight.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.element(weight).toHaveAttribute('aria-valuetext', '−3.00');
  // tanh(−3 × 0.5 + −1 × −0.25 + 0.2)
  expect(answer()).toBe('= −0.78');
  await expect
    .element(screen.getByRole('img', { name: /weights −3.00.*sum −1.05, answer −0.78/ }))
    .toBeVisible();
  expect(screen.container.querySelectorAll('.ui-weight-line[stroke-dasharray]')).toHaveLength(2);

  await screen.getByRole('radio', { name: 'ReLU' }).click();
  expect(answer()).toBe('= 0.00');
  await expect.element(screen.getByText('1 or more')).toBeVisible();
  await screen.getByRole('radio', { name: 'SiLU' }).click();
  await expect.element(screen.getByText(/the one that Llama uses/)).toBeVisible();
  // −1.05 / (1 + e^1.05)
  expect(answer()).toBe('= −0.27');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(answer()).toBe('= 0.83');
});

it('takes a point of the plane for its inputs', async () => {
  const screen = await render(<Neuron />);
  const plane = screen.container.querySelector('.ui-plane-square')!;
  const { width, height } = plane.getBoundingClientRect();
  await userEvent.click(plane, { position: { x: 0.75 * width, y: 0.25 * height } });
  const input = (name: string) =>
    Number((screen.getByRole('slider', { name }).element() as HTMLInputElement).value);
  expect(input('Input x₁')).toBeCloseTo(0.5, 1);
  expect(input('Input x₂')).toBeCloseTo(0.5, 1);
});

it('keeps its drawing in view on a telephone while the sliders move', async () => {
  await page.viewport(360, 740);
  const screen = await render(<Neuron />);
  // A place to scroll to.
  screen.container.style.paddingBottom = '100vh';
  const box = (element: Element) => element.getBoundingClientRect();
  const weight = screen.getByRole('slider', { name: 'Weight w₁' }).element();
  window.scrollBy(0, box(weight).top - 250);
  const drawing = screen.container.querySelector('.neuron-drawing')!;
  await expect.poll(() => Math.round(box(drawing).top)).toBe(0);
  expect(window.scrollY).toBeGreaterThan(50);
  expect(box(weight).top).toBeGreaterThan(box(drawing).bottom);
  window.scrollTo(0, 0);
  await page.viewport(1024, 768);
});
