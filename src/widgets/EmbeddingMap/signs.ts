/** Signs for groups: outlines that can be told apart at ten pixels, each filled and hollow. */

import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3';

const OUTLINES: readonly SymbolType[] = [
  symbolCircle,
  symbolTriangle,
  symbolSquare,
  symbolCross,
  symbolDiamond,
  symbolStar,
  symbolWye,
];

export interface Sign {
  readonly d: string;
  readonly hollow: boolean;
}

/** The sign of whoever is in no group. */
export const ALONE: Sign = { d: symbol(symbolCircle, 12)() ?? '', hollow: false };

export const SIGNS: readonly Sign[] = [false, true].flatMap((hollow) =>
  OUTLINES.map((outline) => ({ d: symbol(outline, hollow ? 46 : 58)() ?? '', hollow })),
);

export const signOf = (group: number): Sign => SIGNS[group % SIGNS.length] ?? ALONE;
