/** Characters that cannot be seen, by name, where one has to be told of; Unicode's, but for the best known. */

const NAMES: Readonly<Record<string, string>> = {
  '00A0': 'no-break space',
  '00AD': 'soft hyphen',
  '034F': 'grapheme joiner',
  '061C': 'Arabic letter mark',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '2028': 'line separator',
  '2029': 'paragraph separator',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'end of direction',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '202F': 'narrow no-break space',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first strong isolate',
  '2069': 'end of isolate',
  '3000': 'ideographic space',
  FE0E: 'text variant',
  FE0F: 'emoji variant',
  FEFF: 'byte order mark',
};

export default {
  /** @param code in hexadecimal: one without a name of its own is told of by that */
  invisible: (code: string) => NAMES[code] ?? `U+${code}`,
};
