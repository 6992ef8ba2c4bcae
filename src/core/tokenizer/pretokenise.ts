/** Cutting text into words, inside which byte pairs may merge and across which they may not. */

/** The most characters of one class in a word, besides the space before them. */
export const LONGEST_RUN = 64;

/**
 * White space: what `\s` means in JavaScript, written out, because it means something else in other
 * languages, and a model that is taken home must cut text there as it does here.
 */
const SPACE = String.raw`\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;

/** What goes on with a letter or a number: combining marks, and the joiners of Persian and Indic words. */
const GOES_ON = String.raw`\p{M}\u200C\u200D`;

const run = (pattern: string): string =>
  pattern.replaceAll('1,N', `1,${LONGEST_RUN}`).replaceAll('0,M', `0,${LONGEST_RUN - 1}`);

/**
 * A word keeps the space before it (Radford et al., 2019). The four classes — letters, numbers,
 * everything else that is visible, white space — cover every code point, so nothing is ever lost.
 * Longer runs are cut: otherwise one line of a million letters would be one word, and the time to
 * merge a word grows with the square of its length.
 *
 * A model goes on cutting text as it learnt it, so a pattern that was once given out stays:
 *
 * 1. GPT-2's without its look-ahead. Marks are neither letters nor numbers: Hindi is cut at every
 *    vowel sign, and decomposed French at every accent.
 * 2. Marks belong to what they stand on, as word boundaries have it (Unicode, UAX #29, rule WB4), and
 *    the last space of a run to the word behind it. The white space is cut as GPT-2 cuts it. Its
 *    pattern still parts marks from letters, which changes no token of a vocabulary that has no merge
 *    across them; those that have one are why it is not followed there.
 *
 * Those of models that are brought, as their files write them:
 *
 * 3. GPT-2's.
 * 4. Llama 3's.
 * 5. GPT-2's with every digit by itself, as in SmolLM.
 */
export const WORD_PATTERNS = {
  1: run(String.raw` ?\p{L}{1,N}| ?\p{N}{1,N}| ?[^${SPACE}\p{L}\p{N}]{1,N}|[${SPACE}]{1,N}`),
  2: run(
    String.raw` ?\p{L}[\p{L}${GOES_ON}]{0,M}| ?\p{N}[\p{N}${GOES_ON}]{0,M}` +
      String.raw`| ?[^${SPACE}\p{L}\p{N}]{1,N}|[${SPACE}]{1,N}(?![^${SPACE}])|[${SPACE}]{1,N}`,
  ),
  3: String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  4: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  5: String.raw`\p{N}|'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?=\p{N})|\s+(?!\S)|\s+`,
} as const;

export type WordPattern = keyof typeof WORD_PATTERNS;

/** What tokenizers learn with today. */
export const NEWEST_PATTERN = 2 satisfies WordPattern;

/** In files, `\s` is Unicode's white space (Oniguruma), of which JavaScript's differs by U+0085 and U+FEFF. */
const inJavaScript = (pattern: string): string =>
  pattern
    .replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)", "'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])")
    .replaceAll(String.raw`\s`, String.raw`\p{White_Space}`)
    .replaceAll(String.raw`\S`, String.raw`\P{White_Space}`);

const regex = (pattern: WordPattern) => new RegExp(inJavaScript(WORD_PATTERNS[pattern]), 'gu');

const REGEXES: Readonly<Record<WordPattern, RegExp>> = {
  1: regex(1),
  2: regex(2),
  3: regex(3),
  4: regex(4),
  5: regex(5),
};

/** The words of a text, in order; joined, they are the text again. */
export function* words(text: string, pattern: WordPattern): Generator<string> {
  const next = new RegExp(REGEXES[pattern]);
  // Each match begins where the last one ended: cutting there saves an array for every word.
  for (let start = 0; next.test(text); start = next.lastIndex) {
    yield text.slice(start, next.lastIndex);
  }
}
