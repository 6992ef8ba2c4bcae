/** Words of a text as a reader counts them, whatever its tokens. */

/**
 * A picture with what belongs to it (a skin, a joiner, a second half of a flag), or letters and
 * digits in a row, with an apostrophe among them.
 */
const WORD =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** One after the other, so that whoever goes through a long text can rest between two. */
export function* eachWord(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORD)) yield word;
}

export const wordsIn = (text: string): readonly string[] => [...eachWord(text)];

export interface UnreadWords {
  /** All words of the text, each once. */
  readonly count: number;
  /** Those that were never read, in any spelling. */
  readonly unread: readonly string[];
  /** Those that were read in other letters: "ZEBRA", where "zebra" was. */
  readonly respelt: readonly { readonly typed: string; readonly read: string }[];
}

/**
 * Which words of a text are new to whoever has read others.
 * @param hasRead of a word as it is spelt
 */
export function unreadWords(text: string, hasRead: (word: string) => boolean): UnreadWords {
  const words = [...new Set(eachWord(text))];
  const unread: string[] = [];
  const respelt: { typed: string; read: string }[] = [];
  for (const typed of words) {
    // Of "panda's", "panda" will do.
    const [stem] = typed.split(/['’]/);
    if (hasRead(typed) || hasRead(stem)) continue;
    const read = [stem.toLowerCase(), capitalised(stem), stem.toUpperCase()].find(hasRead);
    if (read === undefined) unread.push(typed);
    else respelt.push({ typed, read });
  }
  return { count: words.length, unread, respelt };
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('').toLowerCase();
}
