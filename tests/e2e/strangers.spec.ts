/** What strangers type to an assistant, and what the page says of its answers. */

import { expect, test, type Locator } from '@playwright/test';
import { isAnswerForm } from '../../src/core/exam.ts';
import { STRANGERS, type Outside } from '../strangers.ts';
import { watch } from './guide.ts';
import { bar, figure } from './journeySteps';

const TRAINED_MS = 180_000;

/** Of the answers that are known. Other kernels round otherwise, and an answer may fall otherwise. */
const LEAST_EXACT_OF_TRAINED = 0.9;

const WRITTEN = /^(It was (guessing|sure|fairly sure)|Chance had)/;
const FIRST_NOTE: Readonly<Record<Outside, RegExp>> = {
  neverRead: /^Outside its world: it has never read/,
  otherLetters: /^It has read “.+”, never “.+”: in other letters/,
  wordless: /^There is no word in this question/,
  twoQuestions: WRITTEN,
};

const KNOWN = STRANGERS.flatMap(({ expects }) =>
  expects.kind === 'answer' ? [expects.answer] : [],
);
/** What it answers to small talk, whichever. */
const SMALL_TALK = KNOWN.filter((answer) => !isAnswerForm(answer));

interface Said {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Types it, and waits for the whole answer and all that is said beside it. */
async function ask(chat: Locator, types: string): Promise<Said> {
  const answers = chat.locator('.chat-answer');
  const before = await answers.count();
  const field = chat.getByRole('textbox', { name: /^Your question to / });
  await field.fill(types);
  await field.press('Enter');
  const answer = answers.nth(before);
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  await expect(answer.locator('.ui-inspect-head')).toBeVisible();
  return {
    // As it is heard: without the end, which can be seen and pressed.
    text: (await answer.locator('.visually-hidden bdi').first().textContent()) ?? '',
    notes: await answer.locator('.chat-notes p').allTextContents(),
  };
}

/** Asks all of it. @returns of the answers that are known, those that are others */
async function interview(chat: Locator): Promise<string[]> {
  const others: string[] = [];
  const half = Math.ceil(STRANGERS.length / 2);
  for (const [i, { types, expects }] of STRANGERS.entries()) {
    if (i === half) {
      await chat.getByRole('button', { name: 'Reset: A conversation' }).click();
      await expect(chat.locator('.chat-answer')).toHaveCount(0);
    }
    const { text, notes } = await ask(chat, types);
    expect(text, types).not.toMatch(/<\||\|>/);
    expect(text.length, types).toBeGreaterThan(0);
    expect(
      notes.filter((note) => WRITTEN.test(note)),
      types,
    ).toHaveLength(1);
    if (expects.kind === 'answer') {
      // Whatever it is, it is within its world.
      expect(notes[0], types).toMatch(WRITTEN);
      const { answer } = expects;
      if (SMALL_TALK.includes(answer)) expect(SMALL_TALK, types).toContain(text);
      else expect(isAnswerForm(text), `${types} → ${text}`).toBe(true);
      if (text !== answer) others.push(`${types} → ${text}`);
    } else if (expects.kind === 'creature') {
      expect(isAnswerForm(text), `${types} → ${text}`).toBe(true);
      expect(text).toContain(expects.name);
      expect(notes[0], types).toMatch(/^It was (guessing|fairly sure)\./);
    } else {
      expect(notes[0], types).toMatch(FIRST_NOTE[expects.because]);
      const isRead = expects.because === 'twoQuestions';
      // That it was sure is never left to stand for knowledge.
      if (!isRead) expect(notes.join(' '), types).not.toMatch(/sure(\.|:)/);
    }
  }
  return others;
}

test('our assistant answers strangers, and the page says how far to trust it', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('inference/');
  const chat = figure(page, 'Chat');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  expect(await interview(chat)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('an assistant that the reader trains there answers them as ours does', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('inference/');
  const chat = figure(page, 'Chat');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('button', { name: /^Train yours/ }).click();
  await expect(chat.getByText('The model is being pre-trained.')).toBeVisible({ timeout: 60_000 });
  await expect(chat.locator('.life-needs')).toHaveCount(0, { timeout: TRAINED_MS });
  await expect(bar(page)).toContainText('Assistant after');
  const others = await interview(chat);
  const exact = 1 - others.length / KNOWN.length;
  expect(exact, others.join('\n')).toBeGreaterThanOrEqual(LEAST_EXACT_OF_TRAINED);
  await expect(chat.locator('.chat-by')).toHaveText(/^Your assistant, after [\d,]+ steps$/);
  expect(complaints).toEqual([]);
});
