/** Every part that figures are made of is shown in all its states, and shows only what is computed there. */

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../src/site/entry-server';
import { partPath } from '../../src/site/routes';
import {
  graph,
  plane,
  randomWalk,
  smoothed,
  spread,
  table,
} from '../../src/site/specimens/exampleData';
import { SPECIMENS } from '../../src/site/specimens/names';
import * as ui from '../../src/ui';

const KIT = resolve(import.meta.dirname, '../../src/site/specimens/kit');

/** Parts that are only ever seen within another. */
const WITHIN: Readonly<Record<string, string>> = {
  Step: 'Steps',
  InspectButton: 'Inspect',
  TokenText: 'TokenStrip',
  WeightLine: 'NetworkGraph',
};

describe('the pages of the parts', () => {
  it('are there for every component that the kit has', () => {
    const parts = Object.entries(ui)
      .filter(([name, one]) => typeof one === 'function' && /^[A-Z][a-z]/.test(name))
      .map(([name]) => WITHIN[name] ?? name);
    expect(parts.length).toBeGreaterThan(12);
    expect(parts.filter((name) => !(SPECIMENS as readonly string[]).includes(name))).toEqual([]);
  });

  it('each have a file, and each file has a page', () => {
    const files = readdirSync(KIT).map((name) => name.replace('.tsx', ''));
    expect(files.sort()).toEqual([...SPECIMENS].sort());
  });

  it('show several states each, and what is shown says that it is no result of a model', async () => {
    for (const name of SPECIMENS) {
      const { html } = await renderPage(partPath(name));
      expect(html.match(/<section class="specimen"/g)?.length, name).toBeGreaterThan(2);
      if (name !== 'Predict') expect(html, name).toContain('These are specimens');
    }
  });

  it('are all in the list', async () => {
    const { html } = await renderPage(partPath());
    for (const name of SPECIMENS) expect(html).toContain(`href="${partPath(name)}"`);
  });
});

describe('what specimens show', () => {
  it('is spread from one end to the other', () => {
    expect(spread(5, -1, 1)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(spread(1, 3, 9)).toEqual([3]);
    expect(graph((x) => x * x, 0, 2, 3)).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 4 },
    ]);
  });

  it('walks the same way from the same seed, by steps of a standard normal', () => {
    expect(randomWalk(1, 50)).toEqual(randomWalk(1, 50));
    expect(randomWalk(1, 50)).not.toEqual(randomWalk(2, 50));
    const walk = randomWalk(1, 4_000);
    const squares = walk.slice(1).map(({ y }, i) => (y - walk[i].y) ** 2);
    expect(squares.reduce((sum, each) => sum + each, 0) / squares.length).toBeCloseTo(1, 1);
  });

  it('is smoothed by the mean of what is near', () => {
    const points = [0, 3, 6, 3].map((y, x) => ({ x, y }));
    expect(smoothed(points, 1).map(({ y }) => y)).toEqual([1.5, 3, 4, 4.5]);
  });

  it('has its rows from the top', () => {
    expect([...table(2, 2, (row, col) => 10 * row + col)]).toEqual([0, 1, 10, 11]);
    expect([...plane(2, (x, y) => 10 * y + x)]).toEqual([9, 11, -11, -9]);
  });
});
