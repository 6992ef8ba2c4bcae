import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Chat from '../../src/widgets/Chat';

const SLOW = { timeout: 60_000 };

it('wakes the model by a question, names who answers, and can be stopped and cleared', async () => {
  await actions.configure(PRESETS.small.size);
  const screen = await render(<Chat />);
  const log = screen.getByRole('list', { name: 'Questions and answers' });
  const field = screen.getByRole('textbox', { name: /^Your question to the/ });
  await expect.element(screen.getByText(/^Asking starts the engine/)).toBeVisible();
  await field.fill('<b>What</b> does the panda eat?');
  await userEvent.keyboard('{Enter}');
  await expect.element(log.getByText('<b>What</b> does the panda eat?')).toBeVisible();
  await expect.element(field).toHaveValue('');
  await expect.element(log.getByText(/^Cut off after 32 tokens/), SLOW).toBeVisible();
  const answers = () => Array.from(log.element().querySelectorAll('.chat-answer'));
  // There was none when it was asked: it is named by the time that it answers.
  expect(answers()[0].textContent).toMatch(/^Random model/);

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
