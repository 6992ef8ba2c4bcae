import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import TrainingBudget from '../../src/widgets/TrainingBudget';

/** Unfolds the sliders that are not in view at first. */
const openAll = (screen: Awaited<ReturnType<typeof render>>) =>
  screen.getByText('Every other number').click();

const field = (screen: Awaited<ReturnType<typeof render>>, name: string) =>
  screen.getByRole('textbox', { name });

it('follows what is typed in words, by slider and by choice', async () => {
  const screen = await render(<TrainingBudget />);
  const shows = (text: string | RegExp) => expect.element(screen.getByText(text)).toBeVisible();
  await openAll(screen);
  await expect.element(field(screen, 'Parameters')).toHaveValue('70 billion');
  await shows('= 1.72 million GPU-hours');

  await field(screen, 'Parameters').fill('7B');
  await userEvent.keyboard('{Enter}');
  await expect.element(field(screen, 'Parameters')).toHaveValue('7 billion');
  await shows('≈ 8.4 × 10²² FLOPs');
  await shows('= 172,000 GPU-hours');
  await screen.getByRole('radio', { name: '4', exact: true }).click();
  await shows(/^= 28\sGB$/);

  const gpus = screen.getByRole('slider', { name: 'GPUs' });
  (gpus.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.element(field(screen, 'GPUs')).toHaveValue('1');
  await shows(/172,000 GPU-hours ÷ 1 GPU,/);

  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(field(screen, 'Parameters')).toHaveValue('70 billion');
  await shows('= 1.72 million GPU-hours');
});

it('refuses what is no number with a sentence, and keeps the last good value', async () => {
  const screen = await render(<TrainingBudget />);
  await openAll(screen);
  await field(screen, 'Tokens').fill('a great many');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/not a number.*2 trillion/);
  await expect.element(field(screen, 'Tokens')).toHaveValue('2 trillion');
  await expect.element(field(screen, 'Tokens')).toHaveAccessibleDescription(/not a number/);

  await field(screen, 'Tokens').fill('1 trillion');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();

  const price = screen.getByRole('spinbutton', { name: 'Price of a GPU-hour, dollars' });
  await price.fill('-3');
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('It goes from 0.1 to 10');
  await expect.element(price).toHaveValue('0.1');
});

it('shows every field’s value whole on a narrow screen', async () => {
  const screen = await render(
    <div style={{ width: 288 }}>
      <TrainingBudget />
    </div>,
  );
  await openAll(screen);
  await screen.getByRole('radio', { name: 'Your model' }).click();
  await expect.element(field(screen, 'Parameters')).toHaveValue('155,456');
  await field(screen, 'Parameters').fill('1.23 trillion');
  await field(screen, 'Tokens').fill('23400000000000');
  await userEvent.keyboard('{Enter}');
  await expect.element(field(screen, 'Tokens')).toHaveValue('23.4 trillion');
  const inputs = screen.container.querySelectorAll<HTMLInputElement>('.ui-slider-number input');
  expect(inputs).toHaveLength(6);
  for (const input of inputs) {
    expect(input.scrollWidth, input.value).toBeLessThanOrEqual(input.clientWidth);
  }
  expect(screen.container.scrollWidth).toBeLessThanOrEqual(screen.container.clientWidth);
});

it('takes a published run with what is reported of it, another GPU, and says why six', async () => {
  const screen = await render(<TrainingBudget />);
  const shows = (text: string | RegExp) => expect.element(screen.getByText(text)).toBeVisible();
  const radio = (name: string) => screen.getByRole('radio', { name, exact: true });
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(radio('Llama 2 70B')).toBeChecked();
  await expect.element(radio('A100')).toBeChecked();
  await shows(/1,720,320 GPU-hours on A100.*utilisation of 43\.47%.*291\.42 tonnes.*0\.42 kg/);
  await radio('Llama 3.1 405B').click();
  await expect.element(radio('H100')).toBeChecked();
  await expect.element(field(screen, 'GPUs')).toHaveValue('16,384');
  await shows('= 78 days 11 hours');
  await shows(/Its makers count 3\.8 × 10²⁵ FLOPs, and the sum above gives 3\.79 × 10²⁵/);
  await radio('B200').click();
  await shows(/^= 13\.6 million GPU-hours$/);
  await shows(/13\.6 million GPU-hours × 1,000 W/);
  await radio('GPT-2').click();
  await shows(/not how many tokens/);

  await screen.getByRole('button', { name: /2 \+ 4/ }).click();
  await expect.element(screen.getByText('= 2 operations').nth(2)).toBeVisible();
  await shows('(2 + 2 + 2) × 1.542 billion parameters × 15.6 trillion tokens');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(radio('Llama 2 70B')).toBeChecked();
});
