/** Markup as it is kept for review: an element a line, and numbers as fine as the eye sees. */

import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Where numbers are lengths, in CSS pixels or in units of a drawing. */
const LENGTHS = new Set(
  'cx cy d height points r stroke-dasharray stroke-width style transform viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  ),
);
/** Made up by React, and by the order of its calls. */
const GENERATED = /^[_:«]R?/;
const REFERENCES = new Set('aria-controls aria-describedby aria-labelledby for id name'.split(' '));
/** Of a path: longer ones go on in the next line. */
const PATH_LENGTH = 100;

const round = (text: string): string =>
  text.replace(/-?\d+(\.\d+)?(e[+-]?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 10) / 10 || 0),
  );

/** @param html as `renderToStaticMarkup` gives it */
export function readable(html: string): string {
  return parseFragment(html)
    .childNodes.flatMap((node) => linesOf(node, ''))
    .concat('')
    .join('\n');
}

/** Elements that have no end. */
const VOID = new Set(['br', 'hr', 'img', 'input']);

function linesOf(node: Node, indent: string): string[] {
  if ('value' in node) {
    const text = node.value.trim();
    return text === '' ? [] : [indent + text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')];
  }
  if (!('tagName' in node)) return [];
  const { tagName, namespaceURI, childNodes } = node;
  const open = `${indent}<${[tagName, ...attributesOf(node, indent)].join(' ')}`;
  const close = `</${tagName}>`;
  const inner = childNodes.flatMap((child) => linesOf(child, `${indent}  `));
  if (inner.length === 0) {
    const closesItself = VOID.has(tagName) || namespaceURI.endsWith('svg');
    return [closesItself ? `${open} />` : `${open}>${close}`];
  }
  const isText = childNodes.every((child) => 'value' in child);
  if (isText) return [`${open}>${inner.join('').trim()}${close}`];
  return [`${open}>`, ...inner, indent + close];
}

function attributesOf({ attrs }: Element, indent: string): string[] {
  return attrs
    .filter(({ name, value }) => !(REFERENCES.has(name) && GENERATED.test(value)))
    .map(({ name, value }) => {
      const written = LENGTHS.has(name) ? round(value) : value;
      return `${name}="${name === 'd' ? wrapped(written, indent) : written}"`;
    });
}

/** A path in lines that end before a command, so that a change shows where it is. */
function wrapped(d: string, indent: string): string {
  const lines: string[] = [''];
  for (const command of d.split(/(?=[A-Za-z])/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + command.length > PATH_LENGTH) lines.push(command);
    else lines[lines.length - 1] = last + command;
  }
  return lines.join(`\n${indent}    `);
}
