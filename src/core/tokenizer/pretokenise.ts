/** Cutting text into words, inside which byte pairs may merge and across which they may not. */

/** The most characters of one class in a word, besides the space before them. */
export const LONGEST_RUN = 64;

/**
 * White space: what `\s` means in JavaScript, written out, because it means something else in other
 * languages, and a model that is taken home must cut text there as it does here.
 */
const SPACE = String.raw`\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;

/**
 * A word keeps the space before it (Radford et al., 2019). The four classes — letters, numbers,
 * everything else that is visible, white space — cover every code point, so nothing is ever lost.
 * Longer runs are cut: otherwise one line of a million letters would be one word, and the time to
 * merge a word grows with the square of its length.
 */
export const WORD_PATTERN =
  String.raw` ?\p{L}{1,N}| ?\p{N}{1,N}| ?[^${SPACE}\p{L}\p{N}]{1,N}|[${SPACE}]{1,N}`.replaceAll(
    '1,N',
    `1,${LONGEST_RUN}`,
  );

const WORD = new RegExp(WORD_PATTERN, 'gu');

/** The words of a text, in order; joined, they are the text again. */
export function* words(text: string): Generator<string> {
  const next = new RegExp(WORD);
  // Each match begins where the last one ended: cutting there saves an array for every word.
  for (let start = 0; next.test(text); start = next.lastIndex) {
    yield text.slice(start, next.lastIndex);
  }
}
