/** Reads a built page into what the search looks through: one entry a section. Runs in Node alone. */

import { defaultTreeAdapter, html as namespaces, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A place of the guide that can be found. */
export interface Entry {
  /** The page's title, and its path below the base. */
  readonly page: string;
  readonly path: string;
  /** The section's heading: the page's title before the first one. */
  readonly heading: string;
  /** The heading's id; none for the head of a page. */
  readonly anchor: string;
  readonly text: string;
}

/** Nothing of these is prose: lists of links, drawings, what is said only where there is no script. */
const PASSED_OVER = new Set(['nav', 'svg', 'noscript', 'annotation', 'button']);
/** A formula on a line of its own makes no sense in a run of letters. */
const PASSED_OVER_CLASSES = /\b(chapter-number|chapter-minutes|katex-display)\b/;

/** Within a line; all others part words. */
const INLINE = new Set(['a', 'b', 'cite', 'code', 'em', 'i', 'span', 'strong', 'sub', 'sup', 'u']);

/** @param html a whole page, or its body, as the prerenderer wrote it */
export function entriesOf(html: string, page: string, path: string): Entry[] {
  const main = find(parse(html), 'main');
  if (!main) throw new Error(`entriesOf: expected a main element in ${path}, got none.`);
  const entries: Entry[] = [];
  let open = { heading: page, anchor: '', text: '' };
  const close = () => {
    const text = open.text.replace(/\s+/g, ' ').trim();
    if (text !== '' || open.anchor !== '') entries.push({ page, path, ...open, text });
  };
  const walk = (node: Node): void => {
    if (defaultTreeAdapter.isTextNode(node)) open.text += node.value;
    if (!defaultTreeAdapter.isElementNode(node) || isPassedOver(node)) return;
    if (node.tagName === 'h1') return;
    const heading = headingOf(node);
    if (heading !== undefined) {
      close();
      open = { heading, anchor: attribute(node, 'id'), text: '' };
      if (node.tagName !== 'p') return;
    }
    node.childNodes.forEach(walk);
    if (!INLINE.has(node.tagName) && node.namespaceURI === namespaces.NS.HTML) open.text += ' ';
  };
  walk(main);
  close();
  return entries;
}

/** What begins an entry of its own: a heading, or a work in the list of sources. */
function headingOf(element: Element): string | undefined {
  if (attribute(element, 'id') === '') return undefined;
  if (element.tagName === 'h2' || element.tagName === 'h3') return textOf(element);
  if (attribute(element, 'class') !== 'source') return undefined;
  const work = find(element, 'cite');
  return work && textOf(work);
}

const isPassedOver = (element: Element): boolean =>
  PASSED_OVER.has(element.tagName) ||
  attribute(element, 'aria-hidden') === 'true' ||
  PASSED_OVER_CLASSES.test(attribute(element, 'class'));

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

const textOf = (node: Node): string => {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

function find(node: Node, tagName: string): Element | undefined {
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    if (defaultTreeAdapter.isElementNode(child) && child.tagName === tagName) return child;
    const found = find(child, tagName);
    if (found) return found;
  }
  return undefined;
}
