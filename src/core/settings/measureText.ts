/** How long a text is, and its sentences. */

import { tokensIn } from './sensible';
import type { TextMeasures } from './warnings';

/** So many documents, and so much of them, tell how long the sentences of all are. */
const MOST_LOOKED_AT = 200;
const CHARACTERS_LOOKED_AT = 50_000;

/** Up to a full stop, of whatever script, or the end of a line. */
const SENTENCE = /[^.!?。！？\n]+/g;

const encoder = new TextEncoder();
const bytesIn = (text: string): number => encoder.encode(text).length;

export function measureText(documents: readonly string[]): TextMeasures {
  const beginning = documents.slice(0, MOST_LOOKED_AT).join('\n').slice(0, CHARACTERS_LOOKED_AT);
  const sentences = (beginning.match(SENTENCE) ?? [])
    .map((sentence) => bytesIn(sentence.trim()))
    .filter((bytes) => bytes > 0)
    .sort((a, b) => a - b);
  const middle = sentences[Math.floor(sentences.length / 2)] ?? 0;
  // At once: the page waits for it.
  const all = bytesIn(documents.join(''));
  return { tokens: tokensIn(all), sentence: Math.max(1, tokensIn(middle)) };
}
