/** What an earlier version of the guide has kept, sent and given away still opens: tests/fixtures/november2026/. */

import { expect, test, type Page } from '@playwright/test';
import { fieldsOf, fixture, fixtureJson, putOnDevice, type Shown } from './earlier.ts';
import { figure, openRecipe, turnTo } from './journeySteps.ts';

/** What stood in the figures and what the model wrote, by the figure and what a reader knows it by. */
interface Seen {
  readonly offer: string;
  readonly fineTuning: Shown;
  readonly preTraining: Shown;
}

interface Recorded {
  readonly smallWorld: Seen & { readonly read: string; readonly tried: string };
  readonly ownText: Seen;
  readonly package: Shown;
}

interface LinkTo {
  readonly address: string;
  /** What a reader pressed there to see it all. */
  readonly press?: readonly { readonly figure: string; readonly text: string }[];
  readonly shows: Readonly<Record<string, { readonly fields: Shown; readonly says?: string }>>;
}

const recorded = await fixtureJson<Recorded>('shown.json');
const links = await fixtureJson<readonly LinkTo[]>('links.json');
const addresses = await fixtureJson<Readonly<Record<string, readonly string[]>>>('addresses.json');

/** What our own run and our documents have become since: the rest is as it was. */
const SINCE: readonly (readonly [then: string, now: string])[] = [
  ['= 1.591 nats', '= 2.641 nats'],
  ['Pre-training, step 6 of 800', 'Pre-training, step 6 of 880'],
];
const today = (text: string): string =>
  SINCE.reduce((said, [then, now]) => said.replace(then, now), text);

const bar = (page: Page) => page.getByRole('button', { name: /^Your model:/ });

/** Lets both write greedily, from a link. */
const writeAfter = (text: string) => `fine-tuning/?v=1&Beside.temperature=0&Beside.text=${text}`;

/** What the earlier version offered is back by itself: "Kept for you assistant, 1,000 steps". */
async function isBack(page: Page, offer: string): Promise<void> {
  const [, age, steps] = /Kept for you (\w)\w* ?\w*, ([\d,]+) steps/.exec(offer)!;
  const name = `${age === 'a' ? 'Assistant' : 'Base model'} after ${steps} steps`;
  await expect(bar(page)).toContainText(name, { useInnerText: true });
  await expect(bar(page)).toContainText('is back');
}

/** Looks at each, and has the model write where it is to. */
async function expectSeen(page: Page, shown: Shown): Promise<void> {
  for (const [place, text] of Object.entries(shown)) {
    const [name, what] = place.split(': ');
    const widget = figure(page, name);
    await widget.scrollIntoViewIfNeeded();
    if (name === 'Beside') {
      await widget.getByRole('button', { name: /^Let (both|it) write$/ }).click();
      await expect(widget.getByRole('status')).toHaveText(text, { useInnerText: true });
    } else if (name === 'Exam') {
      await widget.getByRole('button', { name: 'Run the exam' }).click();
      await expect(widget).toContainText(today(text), { useInnerText: true });
      await widget.getByRole('button', { name: 'Stop' }).click();
    } else if (name === 'Chat') {
      await widget.getByRole('textbox').fill(what);
      await widget.getByRole('button', { name: 'Ask' }).click();
      // Who answers is said in other words by now, and once.
      const said = / steps (.*?)(?: Cut off after .*)?$/.exec(text)![1];
      await expect(widget.locator('.chat-answer')).toContainText(said, { useInnerText: true });
    } else {
      if (what === 'Your own text') await openRecipe(widget);
      await expect(widget.getByRole('region', { name: what })).toHaveText(text, {
        useInnerText: true,
      });
    }
  }
}

test('an assistant goes on, and so do the reader’s choices and progress', async ({ page }) => {
  const { localStorage: stored, database } = await putOnDevice(page, 'smallWorld');
  await page.addInitScript(() => {
    const { getItem } = Storage.prototype;
    const asked: string[] = [];
    Object.assign(window, { asked });
    Storage.prototype.getItem = function (key) {
      asked.push(key);
      return getItem.call(this, key);
    };
  });
  const { offer, fineTuning, preTraining, read, tried } = recorded.smallWorld;
  await page.goto(`${writeAfter('The+zebra')}&Exam.row=loss&Exam.column=base`);
  await isBack(page, offer);
  await expectSeen(page, fineTuning);
  await turnTo(page, 'Pre-training');
  await expectSeen(page, preTraining);
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('dialog').getByRole('checkbox')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'LLMs Under the Hood' }).first().click();
  const done = page.getByRole('region', { name: 'What you have done' });
  await expect(done).toContainText(read);
  await expect(done).toContainText(tried);
  expect(await asked()).toEqual(expect.arrayContaining(Object.keys(stored)));
  // Nothing was kept under another name.
  const kept = await page.evaluate(async () => [
    Object.keys(localStorage).sort(),
    await indexedDB.databases(),
  ]);
  const { name, version } = database;
  expect(kept).toEqual([Object.keys(stored).sort(), [{ name, version }]]);
});

test('a base model goes on, with a text and conversations of the reader’s own', async ({
  page,
}) => {
  await putOnDevice(page, 'ownText');
  const { offer, fineTuning, preTraining } = recorded.ownText;
  await page.goto(writeAfter('Tea'));
  await isBack(page, offer);
  await expectSeen(page, fineTuning);
  const tuning = figure(page, 'FineTuning');
  await tuning.scrollIntoViewIfNeeded();
  await expect(tuning.getByText('manners.md')).toBeVisible();
  await expect(tuning.getByText('Tea it is.')).toBeVisible();
  await turnTo(page, 'Pre-training');
  await expectSeen(page, preTraining);
});

test('a package opens, and answers as it did', async ({ page }) => {
  await page.goto('fine-tuning/');
  await bar(page).click();
  await page.getByLabel('A parameters.zip or a .gguf file').setInputFiles({
    name: 'parameters.zip',
    mimeType: 'application/zip',
    buffer: await fixture('parameters.zip'),
  });
  await expect(bar(page)).toContainText('Opened assistant');
  await bar(page).click();
  await expectSeen(page, recorded.package);
});

test('a tab of the earlier version that is still open keeps its model to itself', async ({
  context,
}) => {
  const earlier = await context.newPage();
  const { lock } = await putOnDevice(earlier, 'smallWorld');
  await earlier.evaluate(
    (name) =>
      new Promise<void>((held) => {
        void navigator.locks.request(name, () => {
          held();
          return new Promise(() => {});
        });
      }),
    lock,
  );
  const page = await context.newPage();
  await page.goto('glossary/');
  await expect(bar(page)).toContainText('in another tab');
  await earlier.close();
  await expect(bar(page)).not.toContainText('in another tab');
});

/** What brought a random model before: a link to the figure now brings ours by itself. */
const PREDICT = 'Predict the next token';

/** Labels without the name of the model that is asked, which was none, and now is ours. */
const whoever = (fields: Shown): Shown =>
  Object.fromEntries(
    Object.entries(fields).map(([label, value]) => [
      label.replace(/^(Your question) to .*/, '$1').replace('Given to both as', 'Given as'),
      value,
    ]),
  );

const pageOf = ({ address }: LinkTo) => address.split('/')[0];

for (const path of new Set(links.map(pageOf))) {
  test(`links to ${path} show what they showed`, async ({ page }) => {
    for (const { address, press = [], shows } of links.filter((one) => pageOf(one) === path)) {
      await page.goto(address);
      for (const { figure: name, text } of press.filter((one) => one.text !== PREDICT)) {
        await figure(page, name).scrollIntoViewIfNeeded();
        await figure(page, name).getByText(text, { exact: true }).click();
      }
      for (const [name, { fields, says = '' }] of Object.entries(shows)) {
        const place = figure(page, name);
        if (address.includes('#')) await expect(place).toBeInViewport();
        else await place.scrollIntoViewIfNeeded();
        // A figure may have come to more fields since.
        const there = async () => whoever(await fieldsOf(place));
        await expect.poll(there, { message: address }).toMatchObject(whoever(fields));
        await expect(place, address).toContainText(today(says), { useInnerText: true });
      }
    }
  });
}

test('every page, and every place that an address can name, is where it was', async ({
  request,
}) => {
  for (const [address, ids] of Object.entries(addresses)) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    const html = await answer.text();
    const there = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(there, address).toEqual(expect.arrayContaining([...ids]));
  }
});
