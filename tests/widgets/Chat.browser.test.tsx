import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Chat from '../../src/widgets/Chat';

const SLOW = { timeout: 60_000 };

it('keeps a question until there is an assistant, and answers none with noise', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 300, fineTuneSteps: 20 });
  const screen = await render(<Chat />);
  const answers = () => screen.container.querySelectorAll('.chat-answer');
  await expect.element(screen.getByText(/^There is nobody to ask yet/)).toBeVisible();
  await screen.getByRole('textbox', { name: /^Your question to the/ }).fill('Hello!');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Your question is kept/)).toBeVisible();
  // A random model that another figure has drawn is nobody either.
  await actions.wake();
  await screen.getByRole('button', { name: 'Ask' }).click();
  expect(answers()).toHaveLength(0);
  await screen.getByRole('button', { name: /^Train yours/ }).click();
  // It is followed to its end, though a base model would do.
  await expect.element(screen.getByText('The model is being pre-trained.'), SLOW).toBeVisible();
  await expect.element(screen.getByText('The model is being fine-tuned.'), SLOW).toBeVisible();
  await expect.poll(() => answers()[0]?.textContent, SLOW).toMatch(/^Assistant after 320 steps/);
  expect(screen.container.querySelector('.chat-user')?.textContent).toContain('Hello!');
  await expect.element(screen.getByText(/nobody to ask|is kept/)).not.toBeInTheDocument();
  await screen.unmount();
});

it('names who answers, and can be stopped and cleared', async () => {
  await actions.undoFineTuning();
  const screen = await render(<Chat />);
  const log = screen.getByRole('list', { name: 'Questions and answers' });
  const field = screen.getByRole('textbox', { name: /^Your question to the/ });
  // A base model may be asked as well.
  await expect.element(screen.getByText(/nobody to ask/)).not.toBeInTheDocument();
  await field.fill('<b>What</b> does the panda eat?');
  await userEvent.keyboard('{Enter}');
  await expect.element(log.getByText('<b>What</b> does the panda eat?')).toBeVisible();
  await expect.element(field).toHaveValue('');
  const answers = () => Array.from(log.element().querySelectorAll('.chat-answer'));
  await expect.poll(() => answers()[0]?.ariaBusy, SLOW).toBe('false');
  expect(answers()[0].textContent).toMatch(/^Base model after 300 steps/);

  // What the next question will be, token by token.
  await field.fill('Hi!');
  const given = () => screen.container.querySelector('details')?.textContent;
  await expect.poll(given).toContain('<|end|><|user|>');
  await expect.poll(given).toMatch(/<\|assistant\|>$/);

  // A suggestion asks at once; at a temperature of 0 the same question has the same answer.
  const [suggestion] = screen.container.querySelectorAll<HTMLElement>('.chat-suggestions button');
  for (const count of [2, 3]) {
    suggestion.click();
    await expect.poll(() => answers().length).toBe(count);
    await expect.poll(() => answers().at(-1)?.ariaBusy, SLOW).toBe('false');
  }
  const [, second, third] = answers().map(({ textContent }) => textContent);
  expect(third).toBe(second);

  await screen.getByRole('button', { name: 'Reset: A conversation' }).click();
  expect(answers()).toHaveLength(0);
});

it('can be stopped at once, and says who stopped it', async () => {
  const screen = await render(<Chat />);
  // At once, and not through the test's own browser: the answer would be there before.
  const press = (name: string) =>
    (screen.getByRole('button', { name }).element() as HTMLElement).click();
  press('Ask');
  await Promise.resolve();
  press('Stop');
  await expect.element(screen.getByText('Stopped by you.'), SLOW).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Ask' })).toBeEnabled();
});
