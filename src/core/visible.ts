/** Text in which nothing is hidden: for tokens, and for names of files. */

/** @param code in hexadecimal, of four digits or more */
export type NameCharacter = (code: string) => string;

/** By its number in Unicode, where nobody has a name for it. */
const byNumber: NameCharacter = (code) => `U+${code}`;

/** Without a shape of its own, or turning the text round it about; a space is seen by its room. */
const INVISIBLE = /(?! )[\p{Default_Ignorable_Code_Point}\p{Z}]/gu;
/** Control characters, whose names nobody knows. */
const CONTROL = /\p{Cc}/gu;
/** Before a mark that should stand on a letter, where there is none. */
const NO_LETTER = /(^| )(?=\p{M})/gu;

const codeOf = (character: string) =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/**
 * Every character that cannot be seen by its name, such as ‹zero-width space›.
 * @param nameOf gives that name
 */
export const visible = (text: string, nameOf = byNumber): string =>
  text
    .replace(INVISIBLE, (character) => `‹${nameOf(codeOf(character))}›`)
    .replace(CONTROL, (character) => `‹${byNumber(codeOf(character))}›`)
    // On the circle that stands for any letter.
    .replace(NO_LETTER, '$1◌');
