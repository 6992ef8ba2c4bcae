import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import CompareModels from '../../src/widgets/CompareModels';

const SLOW = { timeout: 90_000 };

it('lets the model write alone, and then base and assistant from one prompt and one seed', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 20, fineTuneSteps: 20 });
  const screen = await render(<CompareModels />);
  const button = (name: string | RegExp) => screen.getByRole('button', { name });
  await expect.element(button('Let it write')).toBeDisabled();
  await actions.pretrain();
  await button('Let it write').click();
  const alone = screen.getByRole('region', { name: 'Base model after 20 steps' });
  await expect.element(alone.getByText(/^(Ended by itself|Cut off)/), SLOW).toBeVisible();

  await button(/^Fine-tune yours/).click();
  await expect.element(button('Let both write'), SLOW).toBeEnabled();
  const text = screen.getByRole('textbox', { name: 'The text' });
  await text.fill('The zebra');
  const written = async () => {
    const sides = ['Base model after 20 steps', 'Assistant after 40 steps'].map((name) =>
      screen.getByRole('region', { name }),
    );
    for (const side of sides) {
      await expect.element(side.getByText(/^(Ended by itself|Cut off)/), SLOW).toBeVisible();
    }
    return sides.map(
      (side) => side.element().querySelector('.compare-models-written')?.textContent,
    );
  };
  await button('Let both write').click();
  const first = await written();
  expect(first[0]).not.toBe(first[1]);
  // What is announced at the end is what stands there.
  await expect.element(screen.getByRole('status')).toHaveTextContent('Assistant after 40 steps:');

  await button('With another seed').click();
  await expect.element(screen.getByRole('slider', { name: 'Seed' })).toHaveValue('2');
  expect(await written()).not.toEqual(first);
  await screen.getByRole('slider', { name: 'Seed' }).fill('1');
  await button('Let both write').click();
  expect(await written()).toEqual(first);

  await screen.getByText('What the model is given', { exact: false }).click();
  const given = () => screen.container.querySelector('.ui-strip')?.textContent;
  expect(given()).not.toContain('<|user|>');
  await screen.getByRole('radio', { name: 'a question in a chat' }).click({ force: true });
  await expect.poll(given).toContain('<|user|>');

  await text.fill('  ');
  await expect.element(button('Let both write')).toBeDisabled();
  await button('Reset: Base beside assistant').click();
  await expect.element(text).not.toHaveValue('  ');
  await expect.element(screen.getByText('Nothing is written yet.').first()).toBeVisible();
});

it('comes back as its address says, within its bounds', async () => {
  const page = window.location.pathname;
  const query = '?v=1&Beside.form=question&Beside.text=Hi!&Beside.temperature=9&Beside.seed=7';
  window.history.replaceState(null, '', page + query);
  try {
    const screen = await render(<CompareModels />);
    await expect.element(screen.getByRole('textbox', { name: 'The text' })).toHaveValue('Hi!');
    await expect.element(screen.getByRole('slider', { name: 'Temperature' })).toHaveValue('2');
    await expect.element(screen.getByRole('slider', { name: 'Seed' })).toHaveValue('7');
    await expect.element(screen.getByRole('radio', { name: /chat/ })).toBeChecked();
    await screen.getByRole('button', { name: /^Reset/ }).click();
    await expect.poll(() => window.location.search).toBe('');
  } finally {
    window.history.replaceState(null, '', page);
  }
});
