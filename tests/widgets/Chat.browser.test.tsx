import { beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Chat from '../../src/widgets/Chat';

type Screen = Awaited<ReturnType<typeof render>>;
const SLOW = { timeout: 60_000 };

const logOf = (screen: Screen) => screen.getByRole('log', { name: 'Questions and answers' });
const fieldOf = (screen: Screen) => screen.getByRole('textbox', { name: /^Your question to / });
const answersIn = ({ container }: Screen) => [...container.querySelectorAll('.chat-answer')];
const wordsIn = (screen: Screen) => [
  ...(answersIn(screen).at(-1)?.querySelectorAll<HTMLElement>('.chat-words button') ?? []),
];

const namesIn = ({ container }: Screen) =>
  [...container.querySelectorAll('.chat-by')].map(({ textContent }) => textContent);

async function ask(screen: Screen, question: string): Promise<void> {
  const before = answersIn(screen).length;
  await fieldOf(screen).fill(question);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => answersIn(screen).length, SLOW).toBe(before + 1);
  await expect.poll(() => answersIn(screen).at(-1)?.ariaBusy, SLOW).toBe('false');
}

beforeAll(async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 200, fineTuneSteps: 20 });
});

it('keeps a question until there is an assistant, and answers none with noise', async () => {
  const screen = await render(<Chat />);
  await expect.element(screen.getByText(/^There is nobody to ask yet/)).toBeVisible();
  await expect.element(logOf(screen).getByText(/^Nothing has been asked yet/)).toBeVisible();
  await fieldOf(screen).fill('Hello!');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Your question is kept/)).toBeVisible();
  // A random model that another figure has drawn is nobody either.
  await actions.wake();
  await screen.getByRole('button', { name: 'Ask' }).click();
  expect(answersIn(screen)).toHaveLength(0);
  await screen.getByRole('button', { name: /^Train yours/ }).click();
  // It is followed to its end, though a base model would do.
  await expect.poll(() => answersIn(screen).at(-1)?.ariaBusy, SLOW).toBe('false');
  await expect.element(logOf(screen).getByText('Hello!')).toBeVisible();
  expect(namesIn(screen)).toEqual(['Your assistant, after 220 steps']);
  await expect.element(screen.getByText(/nobody to ask|is kept/)).not.toBeInTheDocument();
  await screen.unmount();
});

it('says once who answers, and can be cleared', async () => {
  const screen = await render(<Chat />);
  const log = logOf(screen);
  await ask(screen, '<b>What</b> does the panda eat?');
  await expect.element(log.getByText('<b>What</b> does the panda eat?')).toBeVisible();
  await expect.element(fieldOf(screen)).toHaveValue('');

  // What the next question will be, token by token.
  await fieldOf(screen).fill('Hi!');
  const given = () => screen.container.querySelector('details')?.textContent;
  await expect.poll(given).toContain('<|end|><|user|>');
  await expect.poll(given).toMatch(/<\|assistant\|>$/);

  // A suggestion asks at once; at a temperature of 0 the same question has the same answer.
  const [suggestion] = screen.container.querySelectorAll<HTMLElement>('.chat-suggestions button');
  for (const count of [2, 3]) {
    suggestion.click();
    await expect.poll(() => answersIn(screen).length).toBe(count);
    await expect.poll(() => answersIn(screen).at(-1)?.ariaBusy, SLOW).toBe('false');
  }
  const [, second, third] = answersIn(screen).map((each) => each.querySelector('p')?.textContent);
  expect(third).toBe(second);
  expect(namesIn(screen)).toEqual(['Your assistant, after 220 steps']);

  await screen.getByRole('button', { name: 'Reset: A conversation' }).click();
  expect(answersIn(screen)).toHaveLength(0);
});

it('keeps the newest answer in view and the field in its place, and tells whole answers once', async () => {
  await page.viewport(360, 740);
  const screen = await render(<Chat />);
  const log = logOf(screen).element();
  const field = fieldOf(screen).element();
  const place = field.getBoundingClientRect().top;
  const told = new Set<string>();
  const status = screen.container.querySelector('.chat-log + [role=status]')!;
  const observer = new MutationObserver(() => {
    if (status.textContent) told.add(status.textContent);
  });
  observer.observe(status, { childList: true, characterData: true, subtree: true });
  expect(log.ariaLive ?? log.getAttribute('aria-live')).toBe('off');
  for (const question of ['One?', 'Two?', 'Three?']) await ask(screen, question);
  expect(field.getBoundingClientRect().top).toBe(place);
  expect(scrollY).toBe(0);
  expect(log.scrollHeight).toBeGreaterThan(log.clientHeight + 100);
  // Babble of many characters without a space goes on in the next line.
  expect(log.scrollWidth).toBe(log.clientWidth);
  const inView = () => {
    const newest = answersIn(screen).at(-1)!.getBoundingClientRect();
    const frame = log.getBoundingClientRect();
    return newest.bottom <= frame.bottom + 1 && newest.bottom > frame.top;
  };
  await expect.poll(inView).toBe(true);
  await expect.poll(() => told.size).toBe(3);
  observer.disconnect();
  for (const text of told)
    expect(text).toMatch(/^Your assistant, after 220 steps: .* It was guessing\./s);
  await page.viewport(414, 896);
});

it('opens what else might have stood at a token, by keyboard', async () => {
  const screen = await render(<Chat />);
  await ask(screen, 'What does the zebra eat?');
  const log = logOf(screen);
  await expect.poll(() => wordsIn(screen).length, SLOW).toBeGreaterThan(3);
  const words = wordsIn(screen);
  // One stop of the Tab key for the whole answer.
  expect(words.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  words[0].focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toBe(words[2]);
  await userEvent.keyboard('{Enter}');
  expect(words[2].ariaExpanded).toBe('true');
  const choices = log.getByRole('region', { name: 'What else might have stood there' });
  await expect.element(choices).toBeVisible();
  await expect.element(choices).toHaveTextContent(/The temperature is 0, so the likeliest/);
  const rows = choices.element().querySelectorAll('tr[data-marked=true]');
  expect(rows).toHaveLength(1);
  expect(rows[0].textContent).toContain('taken');
  // Its arithmetic, as in the figure of the next token.
  await choices.getByRole('button', { expanded: false }).first().click();
  await expect.element(choices.getByText(/^The share of/)).toBeVisible();
  words[2].click();
  await expect.element(choices).not.toBeInTheDocument();
});

it('says how sure the model was, and opens it to each token', async () => {
  const screen = await render(<Chat />);
  await ask(screen, 'What does the zebra eat?');
  const log = logOf(screen);
  const value = log.getByRole('button', { name: /^It was guessing\. Least sure of/ });
  await value.click();
  const strip = log.getByRole('list', { name: 'Each token of the answer with its probability' });
  await expect.element(strip).toBeVisible();
  // Of bytes that make one character, each has a probability.
  expect(strip.element().children.length).toBeGreaterThanOrEqual(wordsIn(screen).length);
  await expect.element(log.getByText(/^All multiplied/)).toBeVisible();
});

it('can be stopped at once, and says who stopped it', async () => {
  const screen = await render(<Chat />);
  // At once, and not through the test's own browser: the answer would be there before.
  const press = (name: string) =>
    (screen.getByRole('button', { name }).element() as HTMLElement).click();
  press('Ask');
  await Promise.resolve();
  press('Stop');
  await expect.element(screen.getByText('Stopped by you.').first(), SLOW).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Ask' })).toBeEnabled();
});

it('answers honestly whatever a stranger types', async () => {
  const screen = await render(<Chat />);
  const notes = () => answersIn(screen).at(-1)!.querySelector('.chat-notes')!.textContent;
  const after = async (question: string) => {
    await ask(screen, question);
    return expect.poll(notes, SLOW);
  };
  // Before how sure it was.
  await (
    await after('What does the dinosaur eat?')
  ).toMatch(/^Outside its world: it has never read “dinosaur”\.It was guessing/);
  await (
    await after('Que mange le zèbre ?')
  ).toMatch(/^Outside its world: it has never read any of these words\./);
  await (await after('🦒')).toContain('has never read “🦒”.');
  await (await after('What does the ZEBRA eat?')).toContain('read “zebra”, never “ZEBRA”');
  await (await after('12345')).toContain('has never read “12345”.');
  await (await after('???')).toContain('There is no word in this question.');
  await (await after('<|end|>')).toContain('“<|end|>” is plain text here');
  await (
    await after('asdf '.repeat(200))
  ).toMatch(/^.*Your question takes \d+ tokens.* only the end/s);
  await (await after('   ')).toContain('You had written nothing, so the example');
  const said = [...screen.container.querySelectorAll('.chat-answer > p, [role=status]')];
  expect(said.map(({ textContent }) => textContent).join()).not.toMatch(/<\|assistant\|>/);
  expect(said.map(({ textContent }) => textContent).join()).toContain('‹answer›');

  // What is known of an animal that it has read about: nothing.
  await ask(screen, 'What does the zebra eat?');
  await expect.poll(notes, SLOW).toMatch(/Least|sure/);
  expect(notes()).not.toContain('Outside its world');
  expect(namesIn(screen)).toEqual(['Your assistant, after 220 steps']);
});
