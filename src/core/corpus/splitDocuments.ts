/** A long text into documents: paragraphs, stanzas or the items of a list. */

/** A longer paragraph is cut. */
const MOST_CHARACTERS = 2_000;

/** Lines of a text without blank lines are put together up to about so many characters. */
const GATHERED_CHARACTERS = 500;

/** Fewer short lines may be a stanza; so many are a list. */
const LEAST_ITEMS = 20;
const MOST_ITEM_WORDS = 4;
/** So many lines show what a text is. */
const LINES_LOOKED_AT = 1_000;

/**
 * Splits at blank lines. A block with many lines of a few words each is a list, whose items are
 * documents; otherwise its lines stay together, as verse and wrapped prose want it. Nothing but
 * white space at the seams is lost.
 */
export const splitDocuments = (text: string): string[] =>
  text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((block) => block.replace(/^\n+/, '').trimEnd())
    .filter(Boolean)
    .flatMap(splitBlock);

function splitBlock(block: string): string[] {
  const lines = block.split('\n');
  if (isList(lines)) return cutAll(lines);
  if (block.length <= MOST_CHARACTERS) return [block];
  const documents: string[] = [];
  let gathered: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length > 0 && length + line.length > GATHERED_CHARACTERS) {
      documents.push(gathered.join('\n'));
      [gathered, length] = [[], 0];
    }
    gathered.push(line);
    length += line.length + 1;
  }
  return cutAll([...documents, gathered.join('\n')]);
}

function isList(lines: readonly string[]): boolean {
  if (lines.length < LEAST_ITEMS) return false;
  const looked = lines.slice(0, LINES_LOOKED_AT);
  const words = (line: string) => line.trim().split(/\s+/, MOST_ITEM_WORDS + 1).length;
  return looked.filter((line) => words(line) <= MOST_ITEM_WORDS).length >= 0.9 * looked.length;
}

/** Ends of sentences in all scripts, where a cut hurts least. Thai has none but a space. */
const SENTENCE_END = /[\p{Sentence_Terminal}…][”’"')\]»」』]*\s*/gu;

/** A list may have a million items: nearly all are taken as they are, and nothing is made for each. */
function cutAll(texts: readonly string[]): string[] {
  const parts: string[] = [];
  for (const text of texts) {
    if (text.length > MOST_CHARACTERS) parts.push(...cutLong(text));
    else if (text.trim() !== '') parts.push(text);
  }
  return parts;
}

/** Cuts behind the last end of a sentence that fits, or else at the last space, or else anywhere. */
function cutLong(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > MOST_CHARACTERS) {
    const window = text.slice(start, start + MOST_CHARACTERS);
    const cut = lastEnd(window, SENTENCE_END) || lastEnd(window, /\s+/g) || wholeCharacters(window);
    parts.push(window.slice(0, cut).trim());
    start += cut;
  }
  parts.push(text.slice(start).trimStart());
  return parts.filter(Boolean);
}

/** Where the last match ends; 0 when there is none in the second half, for a scrap is no document. */
function lastEnd(text: string, pattern: RegExp): number {
  const half = text.length / 2;
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end > half ? end : 0;
}

/** All of it, but for half of a surrogate pair at its end. */
const wholeCharacters = (text: string): number =>
  /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
