/** Text in which nothing is hidden: for tokens, and for names of files. */

import strings from '#strings/characters';

/** Without a shape of its own, or turning the text round it about; a space is seen by its room. */
const INVISIBLE = /(?! )[\p{Default_Ignorable_Code_Point}\p{Z}]/gu;
/** Control characters, whose names nobody knows. */
const CONTROL = /\p{Cc}/gu;
/** Before a mark that should stand on a letter, where there is none. */
const NO_LETTER = /(^| )(?=\p{M})/gu;

const codeOf = (character: string) =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** Every character that cannot be seen by its name, such as ‹zero-width space›. */
export const visible = (text: string): string =>
  text
    .replace(INVISIBLE, (character) => `‹${strings.invisible(codeOf(character))}›`)
    .replace(CONTROL, (character) => `‹U+${codeOf(character)}›`)
    // On the circle that stands for any letter.
    .replace(NO_LETTER, '$1◌');
