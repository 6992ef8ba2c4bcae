import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions, useLife } from '../../src/store';
import { LossChart } from '../../src/widgets/life/LossChart';
import { MomentPanel } from '../../src/widgets/life/MomentPanel';

const NO_LOSSES: readonly number[] = [];

function Page() {
  const losses = useLife(({ runs }) => runs.pretraining?.losses ?? NO_LOSSES);
  const shown = useLife((state) => state.shown);
  const step = useLife(({ runs }) => runs.pretraining?.step ?? 0);
  return (
    <>
      <LossChart phase="pretraining" label="Loss" losses={losses} steps={10} />
      <MomentPanel phase="pretraining" emptyText="Nothing yet." />
      <output>
        shown {shown ? shown.step : 'now'} of {step}
      </output>
    </>
  );
}

it('goes back by keyboard, asks the model of that moment, comes back, and branches', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 10 });
  const screen = await render(<Page />);
  const slider = screen.getByRole('slider', { name: 'Go back in time' });
  expect(slider.query()).toBeNull();
  await actions.pretrain();
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'now: step 10 of 10');

  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'step 2 of 10');
  await expect.element(screen.getByText('shown 2 of 10')).toBeInTheDocument();
  const moment = screen.getByRole('region', { name: 'At this moment' });
  await expect.element(moment).toHaveTextContent('Base model after 2 steps (of 10)');
  await expect.element(moment).toHaveTextContent(/The zebra/);
  await expect.element(moment, { timeout: 60_000 }).toHaveTextContent(/\d+ of 240 facts filled in/);

  await screen.getByRole('button', { name: 'Now', exact: true }).click();
  await expect.element(screen.getByText('shown now of 10')).toBeInTheDocument();
  await expect.element(moment).toHaveTextContent('Base model after 10 steps');

  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.element(screen.getByText('shown 0 of 10')).toBeInTheDocument();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText('drops the 7 steps')).toBeVisible();
  await screen.getByRole('button', { name: 'Train on from here' }).click();
  await expect
    .element(slider, { timeout: 30_000 })
    .toHaveAttribute('aria-valuetext', 'now: step 10 of 10');
  await expect.element(screen.getByText('shown now of 10')).toBeInTheDocument();
});

it('carries out the last of many quick wishes, and is disabled in training', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 40 });
  const screen = await render(<Page />);
  await actions.reset();
  await actions.pretrain();
  const slider = screen.getByRole('slider', { name: 'Go back in time' });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{ArrowRight}{End}{ArrowLeft}{Home}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText('shown 2 of 40')).toBeInTheDocument();
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'step 2 of 40');

  const training = actions.branch({ phase: 'pretraining', step: 2 });
  await expect.element(screen.getByText('Stop the training to go back in time.')).toBeVisible();
  await expect.element(slider).toBeDisabled();
  await training;
  await expect.element(slider).toBeEnabled();
});
