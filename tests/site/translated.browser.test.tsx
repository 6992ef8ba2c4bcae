/** React, and a translator that takes its texts away. */

import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import { keepTranslatable } from '../../src/site/translated';

const page = document.createElement('div');

beforeAll(() => {
  document.body.append(page);
  keepTranslatable(page);
});

interface Shown {
  readonly step: number;
  readonly of: number | null;
  readonly note: string | null;
}

let show: (next: Shown) => void = () => {};

function Line() {
  const [{ step, of, note }, set] = useState<Shown>({ step: 1, of: null, note: null });
  show = (next) => flushSync(() => set(next));
  return (
    <p>
      {note !== null && note}
      Step {step}
      {of !== null && ` of ${of}`}
      <b>bold</b>
    </p>
  );
}

const textsIn = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(({ parentElement }) => !parentElement?.closest('font'));
};

const fontWith = (words: string) => {
  const font = document.createElement('font');
  font.append(words);
  return font;
};

/** The ways in which a translator may put its words in the place of texts. */
const WAYS: Record<string, (texts: Text[]) => void> = {
  'replaces each': (texts) =>
    texts.forEach((text) => text.replaceWith(fontWith(text.data.toUpperCase()))),
  'puts its own before each': (texts) =>
    texts.forEach((text) => {
      text.before(fontWith(text.data.toUpperCase()));
      text.remove();
    }),
  'puts its own after all': (texts) => {
    texts.forEach((text) => text.after(fontWith(text.data.toUpperCase())));
    texts.forEach((text) => text.remove());
  },
  'moves each into its own': (texts) =>
    texts.forEach((text) => {
      const font = fontWith('');
      text.replaceWith(font);
      font.append(text);
    }),
  'makes one of all that are side by side': (texts) => {
    const beside = texts.filter(({ parentNode }) => parentNode?.nodeName === 'P');
    beside[0]?.before(fontWith(beside.map(({ data }) => data.toUpperCase()).join('')));
    beside.forEach((text) => text.remove());
  },
};

it.each(Object.keys(WAYS))('a translator that %s takes nothing from React', async (way) => {
  const root = createRoot(page);
  flushSync(() => root.render(<Line />));
  const translate = async () => {
    WAYS[way]!(textsIn(page));
    await Promise.resolve();
  };
  const said = () => page.innerText.toLowerCase().replace(/\s+/g, ' ');
  await translate();
  expect(said()).toBe('step 1bold');
  // A text that changes is seen.
  show({ step: 2, of: null, note: null });
  await expect.poll(said).toBe('step 2bold');
  // One comes after it and before an element, another before all.
  await translate();
  show({ step: 3, of: 9, note: null });
  await expect.poll(said).toBe('step 3 of 9bold');
  await translate();
  show({ step: 3, of: 9, note: 'Note. ' });
  await expect.poll(said).toBe('note. step 3 of 9bold');
  // And both go, even before the page has been told of the translation.
  WAYS[way]!(textsIn(page));
  show({ step: 4, of: null, note: null });
  await expect.poll(said).toBe('step 4bold');
  await translate();
  flushSync(() => root.unmount());
  expect(page.childNodes).toHaveLength(0);
});
