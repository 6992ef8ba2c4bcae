import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import EmbeddingMap from '../../src/widgets/EmbeddingMap';

it('shows the model’s embeddings, as training moves them and as they were before', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 10 });
  const screen = await render(<EmbeddingMap />);
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  await expect
    .element(screen.getByRole('img', { name: /Map of 48 words/ }), { timeout: 60_000 })
    .toBeVisible();
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  const signs = () => {
    const all = screen.container.querySelectorAll('.embedding-map-place .embedding-map-sign');
    return Array.from(all, (sign) => sign.getAttribute('transform')).join();
  };
  const random = signs();

  await actions.pretrain();
  await expect.element(screen.getByText('Base model after 10 steps.')).toBeVisible();
  const trained = signs();
  expect(trained).not.toBe(random);

  await actions.lookBack({ phase: 'pretraining', step: 0 });
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  expect(signs()).toBe(random);
  await actions.lookBack(null);
  await expect.element(screen.getByText('Base model after 10 steps.')).toBeVisible();
  expect(signs()).toBe(trained);
});

it('opens a word by a native control, and walks to its neighbours', async () => {
  await actions.wake();
  const screen = await render(<EmbeddingMap />);
  const select = screen.getByRole('combobox', { name: 'Look at' });
  await expect.element(select, { timeout: 60_000 }).toBeVisible();
  await select.selectOptions('owl');
  await expect.element(screen.getByText('owl: in the forest')).toBeVisible();
  const bars = screen.getByRole('table', { name: 'Nearest neighbours of owl' });
  const first = bars.getByRole('button').first();
  const name = first.element().textContent ?? 'nobody';
  await first.click();
  await expect.element(select).toHaveDisplayValue(name);

  await screen.getByRole('radio', { name: 'food' }).click();
  await screen.getByRole('button', { name: 'grass' }).click();
  const bright = () =>
    Array.from(
      screen.container.querySelectorAll('.embedding-map-place text[data-bright="true"]'),
      (word) => word.textContent,
    );
  expect(bright()).toContain('goat');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(select).toHaveDisplayValue('zebra');
});
