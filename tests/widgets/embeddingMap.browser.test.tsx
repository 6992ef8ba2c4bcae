import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { ANIMALS } from '../../src/core/corpus/smallWorld';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import EmbeddingMap from '../../src/widgets/EmbeddingMap';

it('shows the model’s embeddings, as training moves them and as they were before', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 10 });
  await actions.wake();
  const screen = await render(<EmbeddingMap />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
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

it('shows our trained model and the one it was, where more live near their neighbours than by chance', async () => {
  // The reader's has learnt something by now, and is what is shown by itself.
  const screen = await render(<EmbeddingMap />);
  await expect.element(screen.getByRole('radio', { name: 'Yours' })).toBeChecked();
  const same = () =>
    Number(/For (\d+) of 48 animals/.exec(screen.container.textContent ?? '')?.[1] ?? NaN);
  await screen.getByRole('radio', { name: 'Trained (ours)' }).click();
  await expect
    .element(screen.getByText(/^Our base model after \d+ steps\.$/), { timeout: 60_000 })
    .toBeVisible();
  const trained = same();
  expect(trained).toBeGreaterThan(10);
  await screen.getByRole('radio', { name: 'Random' }).click();
  await expect.element(screen.getByText('Random model.'), { timeout: 60_000 }).toBeVisible();
  expect(same()).toBeLessThan(trained / 2);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  await expect.element(screen.getByText('Base model after 10 steps.')).toBeVisible();
});

it('opens a word by a native control, and walks to its neighbours', async () => {
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
  const bright = () =>
    screen.container.querySelectorAll('.embedding-map-sign[data-bright="true"]').length;
  const grazers = ANIMALS.filter(({ food }) => food === 'grass').length;
  await screen.getByRole('button', { name: 'grass' }).click();
  await expect.poll(bright).toBeGreaterThanOrEqual(grazers);
  expect(bright()).toBeLessThanOrEqual(grazers + 1);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(select).toHaveDisplayValue('zebra');
});
