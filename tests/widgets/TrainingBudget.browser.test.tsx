import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import TrainingBudget from '../../src/widgets/TrainingBudget';

const field = (screen: Awaited<ReturnType<typeof render>>, name: string) =>
  screen.getByRole('textbox', { name });

it('follows what is typed in words, by slider and by choice', async () => {
  const screen = await render(<TrainingBudget />);
  const shows = (text: string | RegExp) => expect.element(screen.getByText(text)).toBeVisible();
  await expect.element(field(screen, 'Parameters')).toHaveValue('70 billion');
  await shows('= 1.72 million GPU-hours');

  await field(screen, 'Parameters').fill('7B');
  await userEvent.keyboard('{Enter}');
  await expect.element(field(screen, 'Parameters')).toHaveValue('7 billion');
  await shows('≈ 8.4 × 10²² FLOPs');
  await shows('= 172,000 GPU-hours');
  await screen.getByRole('radio', { name: '4' }).click();
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
  await screen.getByRole('button', { name: 'Your model' }).click();
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
