/** An answer as words to be pressed, each of one token or more. */

import type { Tokenizer } from '../../core/tokenizer/bpe';

export interface Part {
  /** The place of its token in the answer; of several that make one character, the first. */
  readonly place: number;
  readonly text: string;
  readonly kind: 'text' | 'end' | 'user' | 'assistant';
}

export interface Word {
  /** What stands before it, and is not pressed: a space, a new line. */
  readonly gap: string;
  /** A line does not break within them. */
  readonly parts: readonly Part[];
}

export function wordsOf(tokenIds: readonly number[], tokenizer: Tokenizer): readonly Word[] {
  const words: { gap: string; parts: Part[] }[] = [];
  let decoder = tokenizer.createStreamDecoder();
  /** Where a character began that is not whole yet. */
  let begun: number | null = null;

  const addText = (place: number, decoded: string) => {
    const space = /^\s*/.exec(decoded)![0];
    // A token of nothing but space can be pressed too.
    const [gap, text] = space === decoded ? ['', space] : [space, decoded.slice(space.length)];
    if (words.length === 0 || space !== '') words.push({ gap, parts: [] });
    words.at(-1)!.parts.push({ place, text, kind: 'text' });
  };
  const endCharacter = () => {
    const left = decoder.end();
    if (begun !== null && left !== '') addText(begun, left);
    begun = null;
    decoder = tokenizer.createStreamDecoder();
  };

  tokenIds.forEach((tokenId, place) => {
    const kind = kindOf(tokenId, tokenizer);
    if (kind !== 'text') {
      endCharacter();
      words.push({ gap: ' ', parts: [{ place, text: '', kind }] });
      return;
    }
    const text = decoder.push(tokenId);
    if (text === '') begun ??= place;
    else {
      addText(begun ?? place, text);
      begun = null;
    }
  });
  endCharacter();
  // The space before an answer belongs to the chat format.
  return words.map((word, i) => (i === 0 ? { ...word, gap: '' } : word));
}

/**
 * The same as plain text.
 * @param special what stands in the place of a token that is not text; the end has no place
 */
export const plainText = (
  words: readonly Word[],
  special: Readonly<Record<'user' | 'assistant', string>>,
): string =>
  words
    .map(({ gap, parts }) => {
      const texts = parts.map(({ kind, text }) => {
        if (kind === 'text') return text;
        return kind === 'end' ? '' : special[kind];
      });
      return texts.every((text) => text === '') ? '' : gap + texts.join('');
    })
    .join('')
    .replace(/^ /, '');

function kindOf(tokenId: number, { endIds, userId, assistantId }: Tokenizer): Part['kind'] {
  if (endIds.includes(tokenId)) return 'end';
  if (tokenId === userId) return 'user';
  return tokenId === assistantId ? 'assistant' : 'text';
}
