/**
 * The oldest browsers in which all of the guide works, and for which it is built. What decides is the
 * card of a term, a `popover`; nothing else that is used without an alternative came later. What the
 * language itself may have are `target` and `lib` in the tsconfigs: a year that all of them know.
 */
export const OLDEST = { Chrome: 114, Firefox: 125, Safari: 17 } as const;

/** As Vite wants them. Edge is Chrome, by the same numbers; every browser on iOS is Safari. */
export const TARGET = [
  `chrome${OLDEST.Chrome}`,
  `edge${OLDEST.Chrome}`,
  `firefox${OLDEST.Firefox}`,
  `safari${OLDEST.Safari}`,
  `ios${OLDEST.Safari}`,
];
