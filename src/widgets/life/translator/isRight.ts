/** Whether a translation is the grammar’s, word for word. */
export const isExactMatchOfWords = (
  written: readonly string[],
  right: readonly string[],
): boolean => written.length === right.length && right.every((word, at) => written[at] === word);
