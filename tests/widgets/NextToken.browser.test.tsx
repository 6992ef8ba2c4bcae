import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import NextToken from '../../src/widgets/NextToken';

it('re-shapes the bars at once, and the same seed draws the same tokens again', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 20 });
  const screen = await render(<NextToken />);
  // Nothing is drawn to predict by chance.
  await expect.element(screen.getByText(/a model must have read something/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /^Predict/ })).not.toBeInTheDocument();
  await screen.getByRole('button', { name: /^Train yours/ }).click();
  const bars = screen.getByRole('table', { name: 'Probabilities of the next token' });
  await expect.element(bars, { timeout: 60_000 }).toBeVisible();

  await screen.getByRole('slider', { name: 'Top-k' }).fill('3');
  expect(bars.element().querySelectorAll('[data-excluded=true]')).toHaveLength(9);
  await expect.element(bars.getByText('cut').first()).toBeVisible();
  await bars.getByRole('button').first().click();
  await expect.element(screen.getByText(/total of the 3 tokens left/)).toBeVisible();

  const text = () => screen.container.querySelectorAll('[data-added=true]');
  await screen.getByRole('button', { name: 'Add ten' }).click();
  await expect.element(screen.getByText(/^Added:/), { timeout: 60_000 }).toBeInTheDocument();
  const written = Array.from(text(), (each) => each.textContent);
  expect(written.length).toBeGreaterThan(0);
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(text()).toHaveLength(written.length - 1);
  const add = screen.getByRole('button', { name: 'Add a token' });
  await add.click();
  await expect.poll(() => text().length).toBe(written.length);
  expect(Array.from(text(), (each) => each.textContent)).toEqual(written);
});

it('can be asked again after the model could not read the text, and after a loss that ran away', async () => {
  const screen = await render(<NextToken />);
  const bars = screen.getByRole('table', { name: 'Probabilities of the next token' });
  await expect.element(bars, { timeout: 60_000 }).toBeVisible();
  const add = screen.getByRole('button', { name: 'Add a token' });
  const added = () => screen.container.querySelectorAll('[data-added=true]').length;

  // The reading after the next token fails, and once more when it is asked for again.
  const { logits } = actions;
  const answers = [undefined, undefined, Float32Array.of(NaN, NaN)];
  const spy = vi
    .spyOn(actions, 'logits')
    .mockImplementation(async (tokenIds) =>
      answers.length === 0 ? logits(tokenIds) : answers.shift(),
    );
  await screen.getByRole('button', { name: 'Add ten' }).click();
  await expect.poll(added).toBe(1);
  await expect.element(add).toBeEnabled();
  await add.click();
  await expect.poll(() => answers.length).toBe(1);
  await expect.element(add).toBeEnabled();
  await add.click();
  await expect.poll(() => answers.length).toBe(0);
  await expect.element(screen.getByText(/it has diverged/)).toBeVisible();
  await expect.element(add).toBeEnabled();
  spy.mockRestore();
});
