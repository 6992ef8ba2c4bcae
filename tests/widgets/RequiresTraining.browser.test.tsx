import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import { RequiresTraining } from '../../src/widgets/life/RequiresTraining';
import { BorrowHint } from '../../src/widgets/life/BorrowHint';

const SLOW = { timeout: 90_000 };

it('trains both phases by one button, can be stopped between, and goes when there is an assistant', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 2_000, fineTuneSteps: 20 });
  const screen = await render(
    <RequiresTraining wants="assistant" ifRandom="It is random." ifBase="It is a base." />,
  );
  const button = (name: string | RegExp) => screen.getByRole('button', { name });
  await expect.element(screen.getByText('It is random.')).toBeVisible();
  await expect.element(screen.getByText(/one thread of our server/)).toBeVisible();
  await button('Train yours').click();
  await expect.element(screen.getByText(/^Step [1-9]\d* of 2,000/), SLOW).toBeVisible();
  await expect.element(screen.getByText('The model is being pre-trained.')).toBeVisible();
  await button('Stop').click();

  // What was stopped is not followed by the next phase; now the device has shown how fast it is.
  await expect.element(screen.getByText('It is a base.'), SLOW).toBeVisible();
  await expect.element(screen.getByText(/takes the place of yours/)).toBeVisible();
  const next = button(/^Fine-tune yours \(about .*seconds?\)$/);
  (next.element() as HTMLElement).focus();
  await next.click();
  await expect.element(button(/yours/), SLOW).not.toBeInTheDocument();
  await expect.poll(() => screen.container.textContent, SLOW).toBe('');
  // Focus is where it was, not at the top of the page.
  await expect.poll(() => screen.container.contains(document.activeElement)).toBe(true);

  await actions.lookBack({ phase: 'fineTuning', step: 0 });
  await expect.element(screen.getByText(/^You look back/)).toBeVisible();
  await button('Back to now').click();
  await expect.element(screen.getByText(/^You look back/)).not.toBeInTheDocument();
});

it('borrows ours', async () => {
  await actions.reset();
  const screen = await render(
    <>
      <RequiresTraining wants="base" ifRandom="It is random." />
      <BorrowHint wants="assistant">Or so.</BorrowHint>
    </>,
  );
  await expect.element(screen.getByText(/seed 0: to use it is a download of 620/)).toBeVisible();
  await screen.getByRole('button', { name: 'Use our base model' }).click();
  await expect.element(screen.getByText('It is random.'), SLOW).not.toBeInTheDocument();
  // Nothing is random any more.
  await expect.element(screen.getByText(/Or so/)).not.toBeInTheDocument();

  await actions.reset();
  await screen.getByRole('button', { name: 'use our assistant' }).click();
  await expect.poll(() => screen.container.textContent, SLOW).toBe('');
});
