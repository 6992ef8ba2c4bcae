/**
 * What text is set in until its font has come: a font that the reader's system has, drawn as wide and as
 * high as ours, so that little moves when ours takes its place. Each system has others, and each weight
 * is of another width, so each has a face of its own.
 */

type Font = 'Newsreader' | 'Figtree';

export interface StandIn {
  readonly for: Font;
  /**
   * Its faces by the names that systems find them by: in full, or PostScript's. Those in a list are of
   * one width, letter by letter; the first that there is is taken.
   */
  readonly regular: readonly string[];
  readonly bold: readonly string[];
  readonly italic?: readonly string[];
  /** How wide the guide's text is in our font, in percent of its width in this one. */
  readonly sizes: {
    readonly regular: number;
    /** In the regular face: few systems have one between that and bold. */
    readonly medium: number;
    readonly bold: number;
    readonly italic?: number;
  };
}

/** `Noto Serif Bold`, `NotoSerif-Bold` */
const named = (family: string, style: string): string[] => [
  `${family} ${style}`,
  `${family.replaceAll(' ', '')}-${style}`,
];
/** Some fonts leave "Regular" out of their names. */
const regular = (family: string): string[] => [
  ...new Set([family, family.replaceAll(' ', ''), ...named(family, 'Regular')]),
];

/** In the order in which they are asked for. */
export const STAND_INS: Readonly<Record<string, StandIn>> = {
  // Windows, macOS and iOS; Gelasio was drawn to its widths.
  Georgia: {
    for: 'Newsreader',
    regular: ['Georgia', ...regular('Gelasio')],
    bold: [...named('Georgia', 'Bold'), ...named('Gelasio', 'Bold')],
    italic: [...named('Georgia', 'Italic'), ...named('Gelasio', 'Italic')],
    sizes: { regular: 95.2, medium: 98.2, bold: 86.9, italic: 88 },
  },
  // The same systems; Linux and ChromeOS have fonts of its widths.
  Times: {
    for: 'Newsreader',
    regular: [
      ...['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'LiberationSerif'],
      ...regular('Tinos'),
    ],
    bold: [
      ...['Times New Roman Bold', 'TimesNewRomanPS-BoldMT'],
      ...[...named('Liberation Serif', 'Bold'), ...named('Tinos', 'Bold')],
    ],
    italic: [
      ...['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT'],
      ...[...named('Liberation Serif', 'Italic'), ...named('Tinos', 'Italic')],
    ],
    sizes: { regular: 104.6, medium: 107.5, bold: 103.8, italic: 98.5 },
  },
  // Android; Linux.
  'Noto Serif': {
    for: 'Newsreader',
    regular: regular('Noto Serif'),
    bold: named('Noto Serif', 'Bold'),
    italic: named('Noto Serif', 'Italic'),
    sizes: { regular: 88.3, medium: 91.5, bold: 88.8, italic: 85.8 },
  },
  // Linux with nothing else, and often without the italic, which is as wide as the upright.
  'DejaVu Serif': {
    for: 'Newsreader',
    regular: ['DejaVu Serif', 'DejaVuSerif'],
    bold: named('DejaVu Serif', 'Bold'),
    italic: [...named('DejaVu Serif', 'Italic'), 'DejaVu Serif', 'DejaVuSerif'],
    sizes: { regular: 81.9, medium: 85, bold: 79.8, italic: 78 },
  },
  // Windows, macOS and iOS; Linux and ChromeOS have fonts of its widths.
  Arial: {
    for: 'Figtree',
    regular: [
      ...['Arial', 'ArialMT', 'Helvetica', 'Liberation Sans', 'LiberationSans'],
      ...regular('Arimo'),
    ],
    bold: [
      ...['Arial Bold', 'Arial-BoldMT', ...named('Helvetica', 'Bold')],
      ...[...named('Liberation Sans', 'Bold'), ...named('Arimo', 'Bold')],
    ],
    sizes: { regular: 100.5, medium: 102.2, bold: 95.4 },
  },
  // Android.
  Roboto: {
    for: 'Figtree',
    regular: regular('Roboto'),
    bold: named('Roboto', 'Bold'),
    sizes: { regular: 100.9, medium: 102.9, bold: 101.5 },
  },
  // Linux.
  'Noto Sans': {
    for: 'Figtree',
    regular: regular('Noto Sans'),
    bold: named('Noto Sans', 'Bold'),
    sizes: { regular: 95.2, medium: 97.1, bold: 91.2 },
  },
  // Linux with nothing else.
  'DejaVu Sans': {
    for: 'Figtree',
    regular: ['DejaVu Sans', 'DejaVuSans'],
    bold: named('DejaVu Sans', 'Bold'),
    sizes: { regular: 89.1, medium: 90.5, bold: 80 },
  },
};

/** In percent of the size of the letters, from the fonts' `hhea`. Neither has a gap between lines. */
const HEIGHTS: Readonly<Record<Font, { readonly ascent: number; readonly descent: number }>> = {
  Newsreader: { ascent: 73.5, descent: 26.5 },
  Figtree: { ascent: 95, descent: 25 },
};

const percent = (value: number) => `${Number(value.toFixed(1))}%`;

/** @param face its family, weight, style and source, as declarations */
function rule(of: Font, size: number, face: string): string {
  const { ascent, descent } = HEIGHTS[of];
  return `@font-face {
  ${face};
  size-adjust: ${percent(size)};
  ascent-override: ${percent((100 * ascent) / size)};
  descent-override: ${percent((100 * descent) / size)};
  line-gap-override: 0%;
}
`;
}

/** As style sheets name it. */
export const familyOf = (name: string): string => `'${name} for ${STAND_INS[name]!.for}'`;

function rulesOf([name, standIn]: [string, StandIn]): string[] {
  const { sizes, regular, bold, italic, for: of } = standIn;
  const face = (descriptor: string, names: readonly string[], size: number) => {
    const src = names.map((one) => `local('${one}')`).join(', ');
    return rule(of, size, `font-family: ${familyOf(name)}; ${descriptor}; src: ${src}`);
  };
  return [
    face('font-weight: 400', regular, sizes.regular),
    face('font-weight: 500', regular, sizes.medium),
    face('font-weight: 600 700', bold, sizes.bold),
    ...(italic && sizes.italic ? [face('font-style: italic', italic, sizes.italic)] : []),
  ];
}

/** The stand-ins of a font, one after the other. */
const stackOf = (of: Font) =>
  Object.entries(STAND_INS)
    .filter(([, standIn]) => standIn.for === of)
    .map(([name]) => familyOf(name))
    .join(', ');

/** The faces of all stand-ins, and the two stacks of fonts, `--serif` and `--sans`. */
export function standInStyles(): string {
  const serif = `${stackOf('Newsreader')}, serif`;
  const sans = `${stackOf('Figtree')}, sans-serif`;
  return `${Object.entries(STAND_INS).flatMap(rulesOf).join('')}
:root {
  --serif: Newsreader, ${serif};
  --sans: Figtree, ${sans};
}

:root[data-text='stand-in'] {
  --serif: ${serif};
  --sans: ${sans};
}
`;
}
