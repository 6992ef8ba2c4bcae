import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import EncoderDecoder from '../../src/widgets/EncoderDecoder';

const SLOW = { timeout: 30_000 };

// As in a frame in a sandbox: there is no worker, and so no engine.
beforeAll(() => {
  vi.stubGlobal('Worker', function () {
    throw new DOMException('no worker', 'SecurityError');
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

it('shows a recorded training by itself where nothing can train', async () => {
  const screen = await render(<EncoderDecoder />);
  const recording = () =>
    screen.container.querySelector<HTMLDetailsElement>('.translator-recorded')!;
  expect(recording().open).toBe(false);
  await screen.getByRole('button', { name: /^Train a translator/ }).click();
  await expect.element(screen.getByText(/^No engine runs here/), SLOW).toBeVisible();
  await expect.poll(() => recording().open).toBe(true);
  // Without an engine ours would translate nothing either.
  expect(screen.getByRole('button', { name: 'Use ours' }).query()).toBeNull();
  await expect.element(screen.getByText(/^Recorded: how our own translator/), SLOW).toBeVisible();
  await expect.element(screen.getByText(/^At the end it had 1,000 of 1,000/)).toBeVisible();

  const samples = screen.getByRole('region', { name: /^Three sentences it had never seen/ });
  await expect.element(samples).toHaveTextContent('Before the first step');
  await expect.element(samples).not.toHaveTextContent('un chat vert');
  const slider = screen.getByRole('slider', { name: 'Moment of the recording' });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(samples).toHaveTextContent('After 600 steps');
  await expect.element(samples).toHaveTextContent('un chat vert ne chante pas');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'After 600 steps');
  await screen.unmount();
});
