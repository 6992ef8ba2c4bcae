/** Scripts that run from right to left: Hebrew, Arabic, and their neighbours in Unicode. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

export const runsLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);
