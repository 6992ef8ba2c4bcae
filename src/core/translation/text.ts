/** Between what is typed or set on a page and tokens, which are words. */

export interface TypedToken {
  /** In lower case. */
  readonly token: string;
  /** The word that it was typed in. */
  readonly typed: string;
}

/** What keyboards have for an apostrophe. */
const APOSTROPHES = /['‘ʼ´`′＇]/g;
/** What may stand before or after a word and is no part of it: quotation marks, dashes, spaces of no width. */
const MARKS = /^[\p{P}\u200B-\u200F\u2060\uFEFF]+|[\p{P}\u200B-\u200F\u2060\uFEFF]+$/gu;

/** Words of English, without their capitals and the marks beside them; “doesn’t” is “does”, “not”. */
export const englishTokens = (text: string): readonly TypedToken[] =>
  text
    .normalize('NFC')
    .split(/[\s,;:.!?…]+/)
    .map((word) => word.replace(APOSTROPHES, '’').replace(MARKS, ''))
    .filter((typed) => typed !== '')
    .flatMap((typed) => {
      const token = typed.toLowerCase();
      const tokens = token === 'doesn’t' ? ['does', 'not'] : [token];
      return tokens.map((one) => ({ token: one, typed }));
    });

/** As it is set on a page: no space after a word that lost its vowel. “l’arbre vert n’attend pas” */
export const typeset = (tokens: readonly string[]): string =>
  tokens.map((token, i) => (i === 0 || tokens[i - 1].endsWith('’') ? token : ` ${token}`)).join('');
