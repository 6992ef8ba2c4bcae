/** The live figures as the pages know them before their code has come, by their ids. */

import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { figureEntries } from '../widgets/registry';

export interface Figure {
  readonly title: string;
  /** Of its place, in CSS pixels: on a screen of 720 px and more, and on a narrower one. */
  readonly height: readonly [wide: number, narrow: number];
  /** The live figure, fetched when it is first rendered. */
  // oxlint-disable-next-line typescript/no-explicit-any -- chapters are MDX, whose props have no types
  readonly Component: LazyExoticComponent<ComponentType<any>>;
}

// `?index` makes a second module of each file, of which only the title is kept: the rest comes with the figure.
const titles = import.meta.glob<string>('#strings/figures/*.{ts,tsx}', {
  query: '?index',
  import: 'title',
  eager: true,
});

/** Of what is by the name of a figure's file of strings, the one of a figure. */
export function ofFigure<T>(files: Readonly<Record<string, T>>, name: string): T {
  const file = Object.keys(files).find((path) => path.replace(/^.*\/|\.tsx?$/g, '') === name);
  if (file === undefined) {
    throw new Error(`ofFigure: expected a file of strings for ${name}, found none.`);
  }
  return files[file]!;
}

/** In the order of the chapters. */
export const figures: Readonly<Record<string, Figure>> = Object.fromEntries(
  figureEntries.map(({ name, id, load, height }) => [
    id,
    { title: ofFigure(titles, name), height, Component: lazy(load) },
  ]),
);
