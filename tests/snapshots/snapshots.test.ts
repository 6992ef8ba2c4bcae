/**
 * Charts, graphs and bars, as markup: of the parts in the states that their pages show, and of what
 * figures draw with them. A change of the drawing changes a file that can be read in review;
 * `npx vitest run --project node tests/snapshots -u` writes them anew.
 */

import { readdirSync } from 'node:fs';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { FIGURES } from './figures';
import { readable } from './markup';
import { BROWSER, NARROW, Place } from './place';

/** Of the parts, those that are drawn in markup; what canvases show is held by pictures. */
const PARTS = ['Bars', 'LineChart', 'NetworkGraph', 'Plane', 'StageLine'] as const;

vi.mock('../../src/ui/useWidth', async () => ({ useWidth: (await import('./place')).useWidth }));
vi.mock('../../src/store', async (original) => ({
  ...(await original<object>()),
  useLife: (await import('./place')).useLife,
}));
vi.mock('../../src/site/specimens/SpecimenState', async (original) => {
  const { State } = await original<typeof import('../../src/site/specimens/SpecimenState')>();
  return {
    State: (props: Parameters<typeof State>[0]) =>
      // oxlint-disable-next-line react/no-children-prop -- no JSX in a file of this kind
      createElement(Place, { ...(props.narrow && { width: NARROW }), children: State(props) }),
  };
});
for (const [name, value] of Object.entries(BROWSER)) vi.stubGlobal(name, value);

const files = import.meta.glob<{ readonly default: ComponentType }>(
  '../../src/site/specimens/kit/*.tsx',
);

for (const name of PARTS) {
  it(`the part ${name}, in all its states`, async () => {
    const { default: States } = await files[`../../src/site/specimens/kit/${name}.tsx`]();
    const html = renderToStaticMarkup(createElement(States));
    await expect(readable(html)).toMatchFileSnapshot(`parts/${name}.html`);
  });
}

for (const [name, figure] of Object.entries(FIGURES)) {
  it(`what a figure draws: ${name}`, async () => {
    const html = renderToStaticMarkup(figure);
    await expect(readable(html)).toMatchFileSnapshot(`figures/${name}.html`);
  });
}

it('no file is left of a drawing that is gone', () => {
  const left = (folder: string, names: readonly string[]) =>
    readdirSync(new URL(folder, import.meta.url)).filter(
      (file) => !names.includes(file.replace('.html', '')),
    );
  expect(left('parts', PARTS)).toEqual([]);
  expect(left('figures', Object.keys(FIGURES))).toEqual([]);
});
