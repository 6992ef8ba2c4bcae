import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Exam from '../../src/widgets/Exam';

const SLOW = { timeout: 90_000 };

it('examines base, assistant and baseline, and opens every result to its answers', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 20, fineTuneSteps: 20 });
  const screen = await render(<Exam />);
  const button = (name: string | RegExp) => screen.getByRole('button', { name });
  const table = screen.getByRole('table', { name: 'Results of the exam' });
  await expect.element(button('Run the exam')).toBeDisabled();
  expect(table.getByText('not examined').elements()).toHaveLength(15);

  // What it lacks is made on the spot.
  await button(/^Train yours/).click();
  await expect.poll(() => screen.container.querySelector('.life-needs'), SLOW).toBeNull();

  await button('Run the exam').click();
  await expect.element(button('Run the exam again'), SLOW).toBeEnabled();
  expect(table.getByText('not examined').elements()).toHaveLength(5);
  await expect.element(screen.getByRole('status')).toHaveTextContent('The exam is done.');
  await button(/^Train the baseline too, .* of training$/).click();
  await expect.element(button(/^Train the baseline again/), SLOW).toBeEnabled();
  expect(table.getByText('not examined').elements()).toHaveLength(0);

  // By keyboard: nobody learns the facts in twenty steps.
  const cell = table.getByRole('button', { name: /of 360: Assistant, Right answers, unseen/ });
  await expect.element(cell).toHaveTextContent('0% 0 of 360');
  (cell.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const panel = screen.getByRole('region', { name: /^Assistant after 40 steps: Right answers/ });
  await expect.element(panel).toBeVisible();
  await expect.element(cell).toHaveAttribute('aria-expanded', 'true');
  await expect.element(panel.getByText('0 divided by 360')).toBeVisible();
  await expect.element(panel.getByRole('radio', { name: 'Right (0)' })).toBeInTheDocument();
  (panel.getByRole('radio', { name: 'All (360)' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(panel.getByRole('radio', { name: 'Wrong (360)' })).toBeChecked();

  // Hundreds of answers are written out for one animal at a time.
  const answers = () => panel.element().querySelectorAll('.exam-answer');
  expect(panel.element().querySelectorAll('details')).toHaveLength(24);
  expect(answers()).toHaveLength(0);
  await panel
    .getByText(/0 of 15 right/)
    .first()
    .click();
  await expect.poll(() => answers().length).toBe(15);
  expect(answers()[0].textContent).toMatch(/^✗ wrong.*\?Wrote .*Right is (The|A baby) .*\.$/);

  // The same answers of another, at the same place.
  await table.getByRole('button', { name: /: Baseline, Right answers, unseen/ }).click();
  const other = screen.getByRole('region', { name: /^Baseline: 20 steps of fine-tuning/ });
  await expect.element(other).toBeVisible();
  expect(other.element().querySelectorAll('.exam-answer')).toHaveLength(15);
  await table.getByRole('button', { name: /: Assistant, Loss/ }).click();
  await expect.element(screen.getByText(/Less the loss of the base model/)).toBeVisible();

  await expect.element(table.getByText('out of date').first()).not.toBeInTheDocument();
  await actions.undoFineTuning();
  const head = table.getByRole('columnheader', { name: /^Assistant/ });
  await expect.element(head).toHaveTextContent('out of date');
  await expect
    .element(table.getByRole('columnheader', { name: /^Base[^l]/ }))
    .not.toHaveTextContent('out of date');
  await button('Reset: The exam').click();
  expect(table.getByText('not examined').elements()).toHaveLength(15);
});

it('stops, and what was answered by then stays', async () => {
  const screen = await render(<Exam />);
  const table = screen.getByRole('table', { name: 'Results of the exam' });
  await screen.getByRole('button', { name: 'Run the exam' }).click();
  // Pressed at once, and not through the test's own browser: the exam would be done before.
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!table.element().textContent?.includes('so far')) return void requestAnimationFrame(look);
      (screen.getByRole('button', { name: 'Stop', exact: true }).element() as HTMLElement).click();
      resolve();
    };
    look();
  });
  await expect.element(screen.getByText(/^Stopped: what was answered/).first()).toBeVisible();
  await expect
    .element(table.getByRole('button', { name: /of \d+( so far)?:/ }).first())
    .toBeVisible();
});
