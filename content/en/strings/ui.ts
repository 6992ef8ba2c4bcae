/** The parts that every figure is made of. */

import { formatNumber } from '../../../src/language/format';

export default {
  figure: {
    copyLink: 'Copy link',
    copyLinkOf: (title: string) => `Copy link: ${title}`,
    reset: 'Reset',
    resetOf: (title: string) => `Reset: ${title}`,
  },
  copy: {
    copied: 'Copied.',
    /** Of the field that holds the text where the clipboard is refused. */
    fromHere: (label: string) => `${label}: copy it from here`,
  },
  /** Read out behind the value of a bar that is out of the running. */
  bars: { leftOut: '(left out)' },
  chart: {
    nothing: 'Nothing to show yet.',
    inspect: (label: string) => `Inspect: ${label}`,
    /** "step 120: training 3.21, held-out 3.40 (at 100)" */
    values: (axis: string, x: string, values: readonly string[]) =>
      `${axis} ${x}: ${values.join(', ')}`,
    /** Before the first value. */
    unmeasured: (axis: string, x: string) => `${axis} ${x}: nothing was measured yet`,
    value: (name: string, y: string) => `${name} ${y}`,
    valueBehind: (name: string, y: string, x: string) => `${name} ${y} (at ${x})`,
  },
  matrix: {
    kind: 'heat map',
    blank: 'Nothing here.',
    cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
    label: (label: string, rows: number, columns: number) =>
      `${label}. ${rows} rows, ${columns} columns. Arrow keys move from cell to cell.`,
    labelToOpen: (label: string, rows: number, columns: number) =>
      `${label}. ${rows} rows, ${columns} columns. Arrow keys move from cell to cell, Enter opens one.`,
  },
  plane: {
    orLess: (value: string) => `${value} or less`,
    orMore: (value: string) => `${value} or more`,
  },
  slider: {
    notANumber: (stays: string) => `That is not a number, so it stays at ${stays}.`,
    notALargeNumber: (stays: string) =>
      `That is not a number, so it stays at ${stays}. Write 70 billion, 70e9 or 70,000,000,000.`,
    range: (min: string, max: string) => `It goes from ${min} to ${max}.`,
    field: (label: string, unit: string) => `${label}, ${unit}`,
  },
  /** Under tokens of a script that runs from right to left. */
  strip: {
    order: 'The tokens stand in the order in which they are read, the first of them on the left.',
  },
  textField: {
    full: (most: number) =>
      `This field takes up to ${formatNumber(most, 0)} characters: what is longer is cut.`,
  },
  table: { same: 'The same as a table' },
};
