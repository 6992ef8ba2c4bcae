/** The whole pass, walked from the model down to a number; what is shown is what the engine has. */

import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { distribution } from '../../src/core/sampling';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import { formatFixed } from '../../src/ui';
import WholePass from '../../src/widgets/WholePass';

beforeAll(async () => {
  await page.viewport(1000, 900);
  await actions.configure(PRESETS.small.size);
  await actions.wake();
});

/** The figure with the model that this test has made. */
async function renderYours() {
  // The test before has left its own place in the address.
  window.history.replaceState(null, '', window.location.pathname);
  const screen = await render(<WholePass />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  const open = (name: string) => screen.getByRole('button', { name, exact: true });
  await expect.element(open('Embedding'), { timeout: 60_000 }).toBeVisible();
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  return { screen, open };
}

it('leads down to one number by keyboard, shows what made it, and back up again', async () => {
  const asked = vi.spyOn(actions, 'trace');
  const { screen, open } = await renderYours();
  const [tokenIds] = asked.mock.calls[0];
  asked.mockRestore();
  const arrays = (await actions.trace(tokenIds, ['layers.0.q', 'lens.layers.0.afterMlp']))!;
  const focused = () => document.activeElement?.getAttribute('data-place');

  open('Embedding').element().focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('layers.0');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('First attention: tokens read')).toBeVisible();
  // What is one level further down has the focus.
  expect(focused()).toBe('layers.0.attentionNorm');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const matrix = screen.getByRole('application', { name: /^Queries, for “eats”/ });
  await expect.element(matrix).toHaveFocus();

  // Of the second head, the third number.
  await userEvent.keyboard('{Home}{PageUp}{ArrowDown}{ArrowRight}{ArrowRight}{Enter}');
  const { shape, data } = arrays['layers.0.q'];
  const [, time, headDim] = shape;
  const engine = formatFixed(data[(time + time - 1) * headDim + 2], 3);
  await expect
    .element(screen.getByText('Worked out in this page.'))
    .toHaveTextContent(`The engine’s own number: ${engine}.`);
  const steps = [...screen.container.querySelectorAll('.ui-steps b')].map((b) => b.textContent);
  expect(steps).toHaveLength(3);
  expect(steps[2]).toBe(`= ${engine}`);
  expect(screen.container.textContent).not.toContain('may differ');

  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByText('Press a number')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('layers.0.q');
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('layers.0');

  // What it would say at the end of the block is what the engine's lens says.
  const { shape: lensShape, data: lens } = arrays['lens.layers.0.afterMlp'];
  const shares = distribution(lens.slice(-lensShape[1]), { temperature: 1, topK: 0, topP: 1 });
  await open('Block 1').click();
  const first = screen.container.querySelector('.whole-pass-says .ui-bar-value');
  expect(first?.textContent).toBe(`${formatFixed(100 * Math.max(...shares), 1)}%`);
});

it('follows another token, and another sentence', async () => {
  const { screen, open } = await renderYours();
  await open('Embedding').click();
  await expect
    .element(screen.getByRole('application', { name: /^Embedding, for “eats”/ }))
    .toBeVisible();
  await screen.getByRole('button', { name: 'The', exact: true }).click();
  await expect
    .element(screen.getByRole('application', { name: /^Embedding, for “The”/ }))
    .toBeVisible();
  await screen.getByRole('textbox', { name: 'A sentence' }).fill('The panda is black');
  await expect
    .element(screen.getByRole('application', { name: /^Embedding, for “black”/ }))
    .toBeVisible();
});

it('opens what is pressed in the drawing, and what Ctrl and the wheel come to', async () => {
  const { screen } = await renderYours();
  const drawing = screen.getByRole('img', { name: /Open now: The whole model/ });
  const { width, height } = drawing.element().getBoundingClientRect();
  await drawing.click({ position: { x: width / 2, y: height / 2 } });
  const here = () => screen.container.querySelector('.whole-pass-path b')?.textContent;
  await expect.poll(here).toBe('Block 1');
  await screen.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(here).toBe('The whole model');

  const canvas = screen.container.querySelector('.whole-pass-drawing > canvas')!;
  const box = canvas.getBoundingClientRect();
  const turn = (deltaY: number, ctrlKey: boolean) =>
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        ...{ deltaY, ctrlKey, cancelable: true, bubbles: true },
        clientX: box.x + box.width / 2,
        clientY: box.y + box.height / 2,
      }),
    );
  // The zoom that leads out has ended by then.
  await new Promise((done) => setTimeout(done, 500));
  // The wheel alone scrolls the page.
  expect(turn(-60, false)).toBe(true);
  expect(turn(-30, true)).toBe(false);
  await expect.poll(here).toBe('Block 1');
  for (let i = 0; i < 12; i++) turn(60, true);
  await expect.poll(here).toBe('The whole model');
});

it('draws Llama 2 70B with its own sizes, and has no number of it', async () => {
  const { screen, open } = await renderYours();
  await screen.getByRole('radio', { name: 'Llama 2 70B' }).click();
  await expect.element(screen.getByText('Where its 68,976,648,192 parameters are')).toBeVisible();
  const shares = [...screen.container.querySelectorAll('.whole-pass-shares li')];
  expect(shares.map((one) => one.textContent)).toEqual([
    'embeddings 0.8%',
    'attention 17.5%',
    'MLPs 81.7%',
  ]);
  await open('Block 80').click();
  await expect.element(screen.getByRole('button', { name: 'Block after' })).toBeDisabled();
  await screen.getByRole('button', { name: 'Block before' }).click();
  await screen.getByRole('button', { name: 'MLP output' }).click();
  await expect.element(screen.getByText('8,192 × 28,672 = 234,881,024 parameters')).toBeVisible();
  expect(screen.container.querySelector('.ui-matrix')).toBeNull();
});
