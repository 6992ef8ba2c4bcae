import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import RecordedRun from '../../src/widgets/RecordedRun';
import { wantNoMotion } from './noMotion';

const first = window.location.href;

afterEach(() => {
  vi.restoreAllMocks();
  // Else the next figure would open at the moment that this one has come to.
  window.history.replaceState(null, '', first);
});

it('is fetched when it is opened, says that it is recorded, and goes from moment to moment', async () => {
  const fetched = vi.spyOn(window, 'fetch');
  const screen = await render(<RecordedRun />);
  const moment = screen.getByRole('slider', { name: 'Moment of the recording' });
  await expect.element(screen.getByText(/^Recorded: our own run .* seed 0/)).toBeVisible();
  expect(fetched).not.toHaveBeenCalled();

  await screen.getByText('Watch our recorded run instead').click();
  await expect.element(moment).toHaveAttribute('aria-valuetext', 'Pre-training, step 0 of 880');
  const now = screen.getByRole('region', { name: 'At this moment' });
  await expect.element(now).toHaveTextContent('0 of 240, 0%');
  await expect.element(now).toHaveTextContent('Not before fine-tuning.');

  (moment.element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(moment).toHaveAttribute('aria-valuetext', 'Fine-tuning, step 120 of 120');
  await expect.element(now).toHaveTextContent('349 of 360, 96.9%');
  await expect.element(now).toHaveTextContent('What colour is the scorpion?');
  await userEvent.keyboard('{Home}{ArrowRight}');
  await expect.element(moment).toHaveAttribute('aria-valuetext', 'Pre-training, step 1 of 880');

  // Every head can be had large, with its tokens.
  const heads = screen.getByRole('radio', { name: /^Layer/ });
  expect(heads.elements()).toHaveLength(8);
  await screen.getByRole('radio', { name: 'Layer 2, head 3' }).click({ force: true });
  await expect.element(screen.getByRole('application', { name: /^Layer 2, head 3/ })).toBeVisible();

  await screen.getByText('Every moment as a table', { exact: false }).click();
  const table = screen.getByRole('table', { name: 'Every moment of our recorded run' });
  await expect.element(table.getByText('Fine-tuning, step 16 of 120')).toBeVisible();

  await screen.getByRole('button', { name: 'Reset: Our run, recorded' }).click();
  await expect.element(moment).toHaveAttribute('aria-valuetext', 'Pre-training, step 0 of 880');
});

it('plays only when it is asked to, and stops at once', async () => {
  const screen = await render(<RecordedRun />);
  await screen.getByText('Watch our recorded run instead').click();
  const moment = screen.getByRole('slider', { name: 'Moment of the recording' });
  await expect.element(moment).toHaveValue('0');
  // Longer than a moment lasts when it plays: only time can show that it does not.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await expect.element(moment).toHaveValue('0');
  await screen.getByRole('button', { name: 'Play' }).click();
  await expect.element(moment, { timeout: 5_000 }).toHaveValue('2');
  await screen.getByRole('button', { name: 'Pause' }).click();
  await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
});

it('goes on by pressing alone where no motion is wanted', async () => {
  wantNoMotion();
  const screen = await render(<RecordedRun />);
  await screen.getByText('Watch our recorded run instead').click();
  await screen.getByRole('button', { name: 'Next moment' }).click();
  const moment = screen.getByRole('slider', { name: 'Moment of the recording' });
  await expect.element(moment).toHaveValue('1');
  await expect.element(screen.getByRole('button', { name: 'Play' })).not.toBeInTheDocument();
});

it('says so when it cannot be fetched, or is something else, and tries again', async () => {
  const fetched = vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('offline'));
  const screen = await render(<RecordedRun />);
  await screen.getByText('Watch our recorded run instead').click();
  await expect.element(screen.getByText(/could not be fetched: the server did not/)).toBeVisible();
  fetched.mockImplementation(async () => new Response('<!doctype html>'));
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByText(/^Expected the recording of our own run/)).toBeVisible();
  fetched.mockRestore();
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect
    .element(screen.getByRole('slider', { name: 'Moment of the recording' }))
    .toBeVisible();
});
