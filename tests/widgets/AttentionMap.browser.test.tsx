import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions, referenceActions } from '../../src/store';
import AttentionMap from '../../src/widgets/AttentionMap';

it('shows our trained model where the verb looks at the animal, beside the one it was at random', async () => {
  const wake = vi.spyOn(actions, 'wake');
  const look = vi.spyOn(referenceActions, 'trace');
  const screen = await render(<AttentionMap />);
  const choice = (name: string) => screen.getByRole('radio', { name, exact: true });
  await expect.element(choice('Trained (ours)')).toBeChecked();
  await expect.element(choice('Yours')).toBeDisabled();
  await expect.element(screen.getByText('You have no model yet')).toBeVisible();
  expect(look).not.toHaveBeenCalled();

  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  const seen = () => screen.container.querySelector('.attention-map-seen')?.textContent ?? '';
  await expect.poll(seen, { timeout: 60_000 }).toContain('attention to “zebra”');
  const [, layer, head, share] =
    /^In layer (\d), head (\d), “eats” gives (\d\.\d\d) of its attention/.exec(seen()) ?? [];
  expect(Number(share)).toBeGreaterThan(0.9);
  await expect.element(screen.getByText(/^Our base model after \d+ steps\.$/)).toBeVisible();
  const place = (name: string) => screen.getByRole('application', { name });
  await expect.element(place(`layer ${layer}, head ${head}`)).toBeVisible();

  // A head of one's own choice stays, whatever model is shown, until one asks for the best again.
  const other = head === '1' ? '2' : '1';
  await screen.getByRole('radio', { name: `Head ${other}` }).click();
  await expect.element(place(`layer ${layer}, head ${other}`)).toBeVisible();
  await expect.poll(seen).toMatch(/^In layer \d, head \d, “eats” gives most, \d\.\d\d, to/);
  await choice('Random').click();
  await expect.element(screen.getByText('Random model.'), { timeout: 60_000 }).toBeVisible();
  await expect.element(place(`layer ${layer}, head ${other}`)).toBeVisible();
  await screen.getByRole('button', { name: /^Show where/ }).click();
  // Where the trained one has it: so the two can be compared.
  await expect.poll(seen).toContain(`In layer ${layer}, head ${head}, “eats” gives 0.`);
  expect(seen()).toContain('that is chance');
  await choice('Trained (ours)').click();
  await expect.poll(seen).toContain(`In layer ${layer}, head ${head}, “eats” gives ${share}`);

  // After its first steps it is on its way there, in the same head and at the same words.
  const shareSeen = () =>
    Number(
      new RegExp(`^In layer ${layer}, head ${head}, “eats” gives (\\d\\.\\d\\d)`).exec(seen())?.[1],
    );
  await choice('After 100 steps').click();
  await expect
    .element(screen.getByText('Our base model after 100 steps.'), { timeout: 60_000 })
    .toBeVisible();
  await expect.poll(seen).toContain('Shared out evenly, it would give 0.10.');
  expect(shareSeen()).toBeLessThan(0.5);
  expect(seen()).not.toContain('that is chance');
  await expect.element(screen.getByText('it says nearly the same of every animal')).toBeVisible();
  await choice('Trained (ours)').click();
  await expect.poll(shareSeen).toBe(Number(share));
  await expect
    .element(screen.getByText('it says nearly the same of every animal'))
    .not.toBeInTheDocument();

  // A sentence of one's own has a head of its own found.
  await screen.getByRole('textbox', { name: 'A sentence' }).fill('The panda is black. It eats');
  await expect.poll(seen).toContain('“eats” gives');
  await expect.poll(seen).toContain('to “panda”');
  expect(wake).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it('opens the arithmetic of a cell of the reader’s model by keyboard', async () => {
  await actions.configure(PRESETS.small.size);
  await actions.wake();
  const look = vi.spyOn(actions, 'trace');
  const screen = await render(<AttentionMap text="The zebra eats." />);
  // What was looked at before may be in the address.
  await screen.getByRole('button', { name: /^Reset/ }).click();
  // One that was only drawn is not shown by itself.
  await expect.element(screen.getByRole('radio', { name: 'Trained (ours)' })).toBeChecked();
  await screen.getByRole('radio', { name: 'Yours' }).click();
  await screen.getByRole('radio', { name: 'Head 1' }).click();
  const map = screen.getByRole('application', { name: /layer 1, head 1/ });
  await expect.element(map, { timeout: 60_000 }).toBeVisible();
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  // The weights and what the arithmetic begins with, and nothing else of the pass.
  const names = ['attentionWeights', 'q', 'k'].map((name) => `layers.0.${name}`);
  expect(look.mock.calls.every((call) => call[1].join() === names.join())).toBe(true);
  expect(look).toHaveBeenCalled();
  look.mockRestore();

  (map.element() as HTMLElement).focus();
  // From the token before all, one down: "The" may look at it and at itself, not at "zebra".
  await userEvent.keyboard('{Home}{PageUp}{ArrowDown}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText(/cannot look ahead/).first()).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
  await expect
    .element(screen.getByRole('combobox', { name: 'Arithmetic' }))
    .toHaveDisplayValue(/The looks at <\|end\|>/);
  const weight = screen.getByText(/The looks at <\|end\|>: 0\.\d+/).first();
  const shown = weight.element().textContent?.match(/0\.\d+/)?.[0] ?? 'no weight';
  await expect.element(screen.getByText(`engine’s own weight: ${shown}`)).toBeVisible();
});
