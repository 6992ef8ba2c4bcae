import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import AttentionMap from '../../src/widgets/AttentionMap';

it('wakes on request, and opens the arithmetic of a cell by keyboard', async () => {
  await actions.configure(PRESETS.small.size);
  const look = vi.spyOn(actions, 'trace');
  const screen = await render(<AttentionMap text="The zebra eats." />);
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
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
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText(/cannot look ahead/).first()).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
  await expect
    .element(screen.getByRole('combobox', { name: 'Arithmetic' }))
    .toHaveDisplayValue(/The looks at <\|end\|>/);
  const weight = screen.getByText(/The looks at <\|end\|>: 0\.\d+/).first();
  const shown = weight.element().textContent?.match(/0\.\d+/)?.[0] ?? 'no weight';
  await expect.element(screen.getByText(`engine’s own weight: ${shown}`)).toBeVisible();
});
