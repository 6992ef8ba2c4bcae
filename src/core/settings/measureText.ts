/** How long a text is, and its sentences. */

import { tokensIn } from './sensible';
import type { TextMeasures } from './warnings';

/** So many documents tell how long the sentences of all are. */
const MOST_LOOKED_AT = 200;

/** Up to a full stop, of whatever script, or the end of a line. */
const SENTENCE = /[^.!?。！？\n]+/g;

const encoder = new TextEncoder();
const bytesIn = (text: string): number => encoder.encode(text).length;

export function measureText(documents: readonly string[]): TextMeasures {
  const sentences = documents
    .slice(0, MOST_LOOKED_AT)
    .flatMap((document) => document.match(SENTENCE) ?? [])
    .map((sentence) => bytesIn(sentence.trim()))
    .filter((bytes) => bytes > 0)
    .sort((a, b) => a - b);
  const middle = sentences[Math.floor(sentences.length / 2)] ?? 0;
  const all = documents.reduce((sum, document) => sum + bytesIn(document), 0);
  return { tokens: tokensIn(all), sentence: Math.max(1, tokensIn(middle)) };
}
