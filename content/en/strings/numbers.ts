/** How numbers, amounts and lengths of time are written. */

export default {
  /** BCP 47: of the pages, of digits and their grouping, and of plurals. */
  tag: 'en-GB',
  /** In which the language is written: ltr or rtl. */
  direction: 'ltr',
  /** From nought to nine. */
  digits: '0123456789',
  notANumber: 'not a number',
  infinity: 'infinity',
  bytes: { one: 'byte', other: 'bytes' },
  /** In place of a length of time too short to count. */
  underASecond: 'under a second',
  durations: {
    year: { one: 'year', other: 'years' },
    day: { one: 'day', other: 'days' },
    hour: { one: 'hour', other: 'hours' },
    minute: { one: 'minute', other: 'minutes' },
    second: { one: 'second', other: 'seconds' },
  },
  /** Between the two largest units of a length of time: "2 minutes 5 seconds". */
  durationParts: (major: string, minor: string) => `${major} ${minor}`,
  /** Large numbers as they are written out; the first name is the one that is shown, all are understood. */
  large: {
    thousand: ['thousand', 'k'],
    million: ['million', 'm'],
    billion: ['billion', 'b', 'bn'],
    trillion: ['trillion', 't', 'tn'],
  },
};
