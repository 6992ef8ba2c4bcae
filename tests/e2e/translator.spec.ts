/** The translator: trained, looked into, with its parts taken away, beside the reader's model, from visit to visit. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import bridgeCut from '../../content/en/strings/figures/BridgeCut.tsx';
import drawing from '../../content/en/strings/figures/EncoderDecoder.tsx';
import life from '../../content/en/strings/life.tsx';
import translator from '../../content/en/strings/translator.tsx';
import { TRANSLATOR_TRAINING } from '../../src/core/translation/index.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { figure, returned, stop, turnTo } from './journeySteps';
import { kept, reachKept, reachKeptTranslator } from './storedModel';

const { live } = drawing;
const FIGURE = '[data-widget=EncoderDecoder]';
const BRIDGE = '[data-widget=BridgeCut]';

const STEPS = TRANSLATOR_TRAINING.steps;
/** All of them, while another test may have the other core. */
const TO_ITS_END = { timeout: 90_000 };
const WIDE = { width: 1280, height: 800 };

/** What begins as a string does, up to what it puts in. */
const begins = (say: (...told: never[]) => string): RegExp => {
  const [beginning] = (say as (...told: string[]) => string)('\0', '\0', '\0').split('\0');
  return new RegExp(`^${beginning!.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
};
const TRAIN = begins(translator.train.masked);

const line = (within: Locator) => within.locator('.life-progress').first();
const named = (within: Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true });
const french = (within: Locator) => within.getByRole('list', { name: live.output });
/** Counts the exact scores. */
const counting = (within: Locator) =>
  within.getByRole('region', { name: bridgeCut.score.caption }).getByRole('button');
const sentence = (within: Locator) => within.getByLabel(translator.sentence.label);

async function open(page: Page, path: string, name: string): Promise<Locator> {
  await page.goto(path);
  await alive(page);
  const place = figure(page, name);
  await place.scrollIntoViewIfNeeded();
  return place;
}

const stepIn = (text: string): number =>
  Number((/[\d,]+/.exec(text)?.[0] ?? '0').replaceAll(',', ''));

/** Waits until so many steps are behind it. */
const reach = (within: Locator, step: number) =>
  expect.poll(async () => stepIn(await line(within).innerText()), TO_ITS_END).toBeGreaterThan(step);

const expectTrained = (within: Locator, seed = 0) =>
  expect(line(within)).toContainText(translator.status.trained.yours(STEPS, seed), TO_ITS_END);

/** Ends it, and says after how many steps; by then those are on the device. */
async function stopAt(page: Page, within: Locator): Promise<number> {
  await named(within, translator.stop).click();
  await expect(line(within)).toContainText(/^Stopped after/);
  const step = stepIn(await line(within).innerText());
  await reachKeptTranslator(page, step);
  return step;
}

const expectStopped = (within: Locator, step: number) =>
  expect(line(within)).toContainText(translator.status.stopped(step, STEPS));

/** Axe, and the narrowest screen, of one figure as it is. */
async function expectReadable(page: Page, within: string): Promise<void> {
  await expectAccessible(page, within);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, within);
  await page.setViewportSize(WIDE);
}

test('by mouse: trained, asked, looked into, kept, and taken apart', async ({ page }) => {
  await page.setViewportSize(WIDE);
  const complaints = watch(page);
  const whole = await open(page, 'transformers/', 'EncoderDecoder');
  await expectReadable(page, FIGURE);
  await named(whole, TRAIN).click();
  await reach(whole, 20);
  await expectReadable(page, FIGURE);
  await expectTrained(whole);

  // Sentences that were kept from it: what it made of the last of them is right.
  const cut = figure(page, 'BridgeCut');
  await cut.scrollIntoViewIfNeeded();
  const table = cut.getByRole('table', { name: bridgeCut.table.caption });
  await expect(table.getByRole('row')).toHaveCount(5);
  const [, , heldOut] = await table.getByRole('rowheader').allInnerTexts();
  await sentence(whole).fill(heldOut!);
  await expect(whole).toContainText(translator.verdict.right);
  await whole.getByText(live.beam.open).click();
  await expect(whole.getByRole('table', { name: live.beam.caption })).toBeVisible();
  await expectReadable(page, FIGURE);

  // A word of the output, and where the decoder looked as it wrote it.
  await sentence(whole).fill('the black mouse sleeps');
  await expect(french(whole)).toContainText('noire');
  await french(whole)
    .getByRole('button', { name: /^noire/ })
    .click();
  const share = whole.locator('.encoder-decoder-looks b');
  await expect(share).toHaveCount(2);
  expect(Number(await share.first().innerText())).toBeGreaterThan(0.5);
  await expect(share.last()).toContainText('black');
  for (const name of [live.layer, live.head]) {
    await whole.getByRole('group', { name, exact: true }).getByRole('radio', { name: '2' }).check();
  }
  await expect(whole).toContainText(/In layer 2, head 2/);

  // All three kinds as numbers, and one of them to the ground.
  await whole.getByText(live.matrices).click();
  for (const kind of Object.values(live.kinds)) {
    await expect(whole.getByRole('region', { name: kind })).toBeVisible();
  }
  const cross = whole.getByRole('region', { name: live.kinds.cross });
  await cross.getByRole('application').click();
  const opened = cross.locator('.ui-steps li');
  await expect(opened).toHaveCount(4);
  const [found, checked] = [
    opened.last(),
    cross.locator('.ui-inspect-number, .ui-inspect button').first(),
  ];
  const said = /(\d\.\d{3})/.exec(await checked.innerText())![1]!;
  await expect(found).toContainText(said);

  // A sentence with a fault says so, and what was translated stays in sight.
  await sentence(whole).fill('the black zebra sleeps');
  await expect(whole.getByRole('status').filter({ hasText: 'zebra' })).toBeVisible();
  await expect(whole.locator('.encoder-decoder-output')).toContainText('“the black mouse sleeps”');
  await expectReadable(page, FIGURE);

  // On the next visit it is there, and nothing was trained or started.
  await sentence(whole).fill('the black mouse sleeps');
  await expect(page).not.toHaveURL(/zebra/);
  await reachKeptTranslator(page, STEPS);
  await page.reload();
  await whole.scrollIntoViewIfNeeded();
  await expectTrained(whole);
  await expect(french(whole)).toContainText('noire');
  // An old link to the drawing leads to the same word, now of a live figure.
  await page.goto(
    'transformers/?v=1&EncoderDecoder.stack=encoder&EncoderDecoder.index=1#figure-EncoderDecoder',
  );
  await expect(french(whole)).toContainText('noire');
  await expect(whole.getByRole('radio', { checked: true, name: /black/ })).toHaveCount(1);

  // Its parts: without the bridge all sentences become one.
  await cut.scrollIntoViewIfNeeded();
  const seen = cut.locator('.bridge-cut-seen');
  await expect(seen).toHaveText(bridgeCut.seen.nothing);
  const control = (label: string) => cut.getByRole('checkbox', { name: label });
  await control(bridgeCut.bridge).check();
  await expect(seen).toContainText(/^All 4 get the same French/);
  await expect(seen).toContainText(bridgeCut.seen.french(4, 4));
  await expect(table.getByRole('row')).toHaveCount(5);
  await expectReadable(page, BRIDGE);
  await counting(cut).click();
  const counted = async (name: string) => {
    const row = cut
      .getByRole('table', { name: bridgeCut.score.caption })
      .getByRole('row', { name: new RegExp(`^${name}`, 'i') });
    await expect(row).toBeAttached({ timeout: 60_000 });
    return Number(/\d[\d,]*/.exec(await row.innerText())![0].replace(',', ''));
  };
  expect(await counted(bridgeCut.names.bridge)).toBeLessThan(20);
  expect(await counted(bridgeCut.names.whole)).toBeGreaterThan(980);
  await expectReadable(page, BRIDGE);

  await control(bridgeCut.bridge).uncheck();
  await control(bridgeCut.encoder).check();
  await expect(seen).toContainText(/^The 4 sentences get/);
  await control(bridgeCut.encoder).uncheck();
  await control(bridgeCut.mask).check();
  const unmasked = cut.locator('.bridge-cut-unmasked');
  await named(unmasked, begins(translator.train.unmasked)).click();
  await expect(line(unmasked)).toContainText(translator.status.trainedUnmasked(STEPS), TO_ITS_END);
  await expect(unmasked).toContainText(bridgeCut.loss.small);
  await expect(seen).toContainText(bridgeCut.seen.right(0, 4));
  await expectReadable(page, BRIDGE);
  expect(complaints).toEqual([]);
});

test('by keyboard: everything, and the keyboard is never lost', async ({ page }) => {
  const whole = await open(page, 'gallery/encoder-decoder/', 'EncoderDecoder');
  const cut = figure(page, 'BridgeCut');
  /** By Tab alone to what is next, as who cannot see how far away it is. */
  const tabTo = async (target: Locator) => {
    await expect(target).toBeEnabled(TO_ITS_END);
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let presses = 0; !(await isThere()); presses++) {
      expect(presses, `Tab does not come to ${String(target)}`).toBeLessThan(60);
      await page.keyboard.press('Tab');
    }
  };
  const expectInFigure = (name: string) =>
    expect
      .poll(() =>
        page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-widget]')?.dataset['widget'],
        ),
      )
      .toBe(name);
  const said = (within: Locator, text: string | RegExp) =>
    expect(within.getByRole('status').filter({ hasText: text }).first()).toBeAttached(TO_ITS_END);

  await tabTo(named(whole, TRAIN));
  await page.keyboard.press('Enter');
  await said(whole, translator.status.begun);
  await expect(named(whole, translator.stop)).toBeFocused();
  await reach(whole, 20);
  await page.keyboard.press('Space');
  await expect(named(whole, translator.goOn)).toBeFocused();
  // What it can do so far can be looked at: badly, as it learnt little.
  await said(whole, /^Its French/);
  await page.keyboard.press('Enter');
  await expect(named(whole, translator.stop)).toBeFocused();
  await said(whole, translator.status.done);
  await expect(named(whole, translator.another)).toBeFocused();

  // A sentence out of the words that are offered.
  const offers = whole.getByRole('group', { name: translator.sentence.words });
  await tabTo(sentence(whole));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Backspace');
  await said(whole, translator.sentence.faults.empty);
  for (const word of ['a', 'black', 'mouse', 'sleeps']) {
    await tabTo(named(offers, word));
    await page.keyboard.press('Enter');
    await expectInFigure('EncoderDecoder');
  }
  await expect(sentence(whole)).toHaveValue('a black mouse sleeps');
  await said(whole, translator.sentence.complete);
  await expect(french(whole).getByRole('button')).toHaveText([
    /^une/,
    /^souris/,
    /^noire/,
    /^dort/,
    /^<end>/,
  ]);
  await said(whole, translator.verdict.right);

  // Along the French by arrows; layer and head; the numbers, and one of them.
  await tabTo(french(whole).getByRole('button').and(whole.locator('[tabindex="0"]')));
  await page.keyboard.press('Home');
  for (let at = 0; at < 2; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(whole).toContainText(/the decoder writes “noire”/);
  await tabTo(whole.getByRole('group', { name: live.layer }).getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowLeft');
  await tabTo(whole.getByRole('group', { name: live.head }).getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowRight');
  await tabTo(named(whole, begins(live.showSteadiest)));
  await page.keyboard.press('Enter');
  await expectInFigure('EncoderDecoder');
  await tabTo(whole.locator('summary', { hasText: live.matrices }));
  await page.keyboard.press('Enter');
  const cross = whole.getByRole('region', { name: live.kinds.cross });
  await tabTo(cross.getByRole('application'));
  await page.keyboard.press('Enter');
  await expect(cross.locator('.ui-steps li')).toHaveCount(4);

  // On the page of the other figure it is kept.
  await open(page, 'gallery/bridge-cut/', 'BridgeCut');
  const table = cut.getByRole('table', { name: bridgeCut.table.caption });
  await expect(table.getByRole('row')).toHaveCount(5);
  await tabTo(cut.getByRole('checkbox', { name: bridgeCut.bridge }));
  await page.keyboard.press('Space');
  await said(cut, /^All 4 get the same French/);
  await tabTo(counting(cut));
  await page.keyboard.press('Enter');
  // It has done its work: the keyboard stays in the figure, and goes on from there.
  await said(cut, begins(bridgeCut.score.done));
  await expectInFigure('BridgeCut');
  await tabTo(sentence(cut));
});

test('ours, for who is in a hurry, and what nobody should type', async ({ page }) => {
  await page.setViewportSize(WIDE);
  const complaints = watch(page);
  const whole = await open(
    page,
    'gallery/encoder-decoder/?v=1&EncoderDecoder.stack=tower&EncoderDecoder.index=99&EncoderDecoder.layer=7&EncoderDecoder.head=x&EncoderDecoder.text=%00%ff',
    'EncoderDecoder',
  );
  // Of nonsense nothing comes: as if nothing had been said, or the last that there is.
  await expect(whole.locator('.encoder-decoder-sight')).toHaveText(/^Decoder: “dort” looks/);
  await named(whole, translator.useOurs).click();
  await expect(line(whole)).toContainText(translator.status.trained.ours(STEPS, 0));
  const fault = whole.locator('.translator-fault');
  const { faults } = translator.sentence;
  const field = sentence(whole);

  await field.fill('The BLACK Mouse sleeps');
  await expect(fault).toHaveText(translator.sentence.complete);
  await expect(french(whole)).toContainText('noire');
  for (const [typed, text] of [
    ['', faults.empty],
    [' \t ', faults.empty],
    ['the black', faults.unfinished],
    ['the black zebra sleeps', /“zebra”/],
    ['the mouse black sleeps', /“black”.*“the.*mouse”/],
    ['the black mouse sleeps the', /“the”/],
    ['<b>the</b> 🐭 mouse', /“.+”/],
    ['constructor __proto__ toString', /“constructor”, “proto”, “toString”/],
  ] as const) {
    await field.fill(typed);
    await expect(fault, typed).toContainText(text);
    // The last that was whole stays.
    await expect(french(whole)).toContainText('noire');
  }
  // Of a long text only so much is taken, and nothing is broader than the screen for it.
  await field.fill('');
  await field.focus();
  await page.keyboard.insertText('mouse'.repeat(2_000));
  expect((await field.inputValue()).length).toBeLessThanOrEqual(100);
  await expect(fault).toContainText('mousemouse');
  await expectNoSidewaysScroll(page);

  // What was typed is in the link, and comes back with it, whole or not.
  await field.fill('the tired cat sleeps');
  await expect(page).toHaveURL(/EncoderDecoder\.text=the\+tired\+cat\+sleeps/);
  await page.reload();
  // Ours is borrowed, and not kept as one's own.
  await named(whole, translator.useOurs).click();
  await expect(field).toHaveValue('the tired cat sleeps');
  await expect(fault).toContainText('“tired”');
  await expect(whole).not.toContainText(translator.reading);
  await field.fill('the black cat sleeps');
  await expect(whole).toContainText(translator.verdict.right);

  const cut = await open(
    page,
    'gallery/bridge-cut/?v=1&BridgeCut.bridge=burnt&BridgeCut.encoder=gone&BridgeCut.text=the',
    'BridgeCut',
  );
  await named(cut, translator.useOurs).click();
  await expect(cut.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(cut.getByRole('checkbox', { name: bridgeCut.encoder })).toBeChecked();
  await expect(cut.locator('.bridge-cut-seen')).toContainText(/^The 3 sentences get/);
  expect(complaints).toEqual([]);
});

/** Small, and so long that pre-training ends when it is stopped, and not before. */
const SMALL = '?v=1&layers=1&width=32&heads=2&batch=8&steps=20000';

test('beside the reader’s model: each waits for the other, and neither changes the other', async ({
  page,
}) => {
  const complaints = watch(page);
  const training = figure(page, 'PreTraining');
  const whole = figure(page, 'EncoderDecoder');
  const show = async (title: string, within: Locator) => {
    await turnTo(page, title);
    await within.scrollIntoViewIfNeeded();
  };
  // The settings of the model hold for all pages.
  await page.goto(`transformers/${SMALL}`);
  await whole.scrollIntoViewIfNeeded();
  await named(whole, TRAIN).click();
  await reach(whole, 0);

  // The model waits, and begins when the translator is done.
  await show('Pre-training', training);
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByRole('button', { name: 'Stop' })).toBeEnabled();
  await expect(line(training)).toHaveText(life.run.waits);
  await show('Transformers', whole);
  await expectTrained(whole);

  // The translator waits, and begins when the model has stopped.
  await named(whole, translator.another).click();
  await expect(line(whole)).toContainText(/^It waits/);
  await expectAccessible(page, FIGURE);
  await show('Pre-training', training);
  await stop(page, 'PreTraining');
  const step = stepIn(await line(training).innerText());
  expect(step).toBeGreaterThan(0);
  await reachKept(page, step);
  const before = await kept(page);
  await show('Transformers', whole);
  await reach(whole, 20);
  const stopped = await stopAt(page, whole);
  expect(await kept(page)).toEqual(before);

  // Both are there on the next visit.
  await page.reload();
  expect(await returned(page)).toBe(step);
  await whole.scrollIntoViewIfNeeded();
  await expectStopped(whole, stopped);
  expect(complaints).toEqual([]);
});

test('of two tabs one trains the translator, and the other takes over what that has left', async ({
  context,
}) => {
  const path = 'gallery/encoder-decoder/';
  const first = await context.newPage();
  const one = await open(first, path, 'EncoderDecoder');
  await named(one, TRAIN).click();
  await reach(one, 20);
  const stopped = await stopAt(first, one);

  const second = await context.newPage();
  const other = await open(second, path, 'EncoderDecoder');
  await expectStopped(other, stopped);
  await expect(other).toContainText(translator.kept.elsewhere);
  await named(other, translator.another).click();
  await expect(second.getByRole('alert').first()).toContainText('train it there');
  await expectStopped(other, stopped);
  await first.close();
  await expect(second.getByRole('button', { name: /^Your model:/ })).not.toContainText(
    'in another tab',
  );
  await named(other, translator.goOn).click();
  await reach(other, stopped + 5);
  const later = await stopAt(second, other);
  await second.reload();
  await expectStopped(other, later);
});
