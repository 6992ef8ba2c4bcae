/** The pseudo-language: English that can be read, in letters that English does not have. */

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DRESSED = 'åƀçđéƒğħîĵķľɱñöþɋŕšŧûṽŵẋýžÅƁÇĐÉƑĞĤÎĴĶĽṀÑÖÞɊŔŠŦÛṼŴẊÝŽ';

const DRESS = new Map([...PLAIN].map((letter, i) => [letter, [...DRESSED][i] ?? letter]));

/** German and Finnish need about a third more room than English: vowels are long. */
const LONG = /[aeiou]/i;

/** `Loss` → `Ľööšš`. What has been through it once goes through it unchanged. */
export const pseudoText = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const dressed = DRESS.get(letter) ?? letter;
    return LONG.test(letter) ? dressed + dressed.toLowerCase() : dressed;
  });
