/** How far what is on a page moves, and how wide its text is. */

import type { Page } from '@playwright/test';

interface Watched {
  readonly observer: PerformanceObserver;
  readonly add: (entries: PerformanceEntryList) => void;
  shift: number;
}

/** Adds up layout shifts, from the first frame of each page on. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const add: Watched['add'] = (entries) => {
      for (const entry of entries) watched.shift += (entry as unknown as { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    const watched: Watched = { observer, add, shift: 0 };
    observer.observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { watched });
  });

/** The layout shift of this page up to now; the page is watched. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let i = 0; i < 3; i++) await frame();
    const { watched } = globalThis as unknown as { watched: Watched };
    watched.add(watched.observer.takeRecords());
    return watched.shift;
  });

/** Keeps fonts from coming, from when a page is opened until they are let go. */
export async function holdBack(page: Page, fonts: RegExp) {
  let letGo = () => {};
  let held = Promise.resolve();
  await page.route(fonts, async (route) => {
    await held;
    await route.continue();
  });
  return {
    /** Until its text is painted and all fonts have been asked for. */
    async open(path: string) {
      held = new Promise((done) => (letGo = done));
      await page.goto(path, { waitUntil: 'commit' });
      await page.waitForFunction(
        () =>
          performance.getEntriesByName('first-contentful-paint').length > 0 &&
          document.getElementById('fonts') === null,
      );
    },
    letGo: () => letGo(),
  };
}

/** By font and style: the width of text in it, and in each that stands in for it. */
export type Widths = Record<string, Record<string, number>>;

/**
 * Measures all text of a page whose fonts have come.
 * @param families those that stand in for each font
 */
export const widthsOf = (
  page: Page,
  families: Readonly<Record<string, readonly string[]>>,
): Promise<Widths> =>
  page.evaluate((families) => {
    const fontOf = ({ fontFamily }: CSSStyleDeclaration) => fontFamily.split(',')[0] ?? '';
    const styleOf = ({ fontStyle, fontWeight }: CSSStyleDeclaration) => {
      if (fontStyle === 'italic') return 'italic';
      const weight = Number(fontWeight);
      return weight >= 600 ? 'bold' : weight >= 500 ? 'medium' : 'regular';
    };

    const found = new Map<string, { look: CSSStyleDeclaration; text: string }>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: parent, nodeValue } = texts.currentNode;
      if (!parent || parent.closest('.katex, script, template, .visually-hidden')) continue;
      const look = getComputedStyle(parent);
      const { fontStyle, fontWeight, fontVariantNumeric } = look;
      const key = [fontOf(look), fontStyle, fontWeight, fontVariantNumeric].join();
      const { text = '' } = found.get(key) ?? {};
      found.set(key, { look, text: `${text} ${nodeValue?.replaceAll(/\s+/g, ' ') ?? ''}` });
    }

    const ruler = document.body.appendChild(document.createElement('span'));
    ruler.style.cssText = 'position: absolute; visibility: hidden; white-space: pre';
    const widths: Widths = {};
    for (const { look, text } of found.values()) {
      const font = fontOf(look);
      const { fontStyle, fontWeight, fontVariantNumeric } = look;
      Object.assign(ruler.style, { fontStyle, fontWeight, fontVariantNumeric });
      ruler.textContent = text;
      const sums = (widths[`${font} ${styleOf(look)}`] ??= {});
      for (const family of [font, ...(families[font] ?? [])]) {
        ruler.style.fontFamily = family;
        sums[family] = (sums[family] ?? 0) + ruler.getBoundingClientRect().width;
      }
    }
    ruler.remove();
    return widths;
  }, families);
