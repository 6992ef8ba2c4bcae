/** Everything that a chapter may name without importing it. */

import type { MDXComponents } from 'mdx/types';
import { Aside, Assistant, Dialogue, KeyIdea, User } from './prose/blocks';
import { Formula, FormulaLine, FormulaWords } from './prose/formula';
import { Cite, Source, Term } from './prose/references';
import { Anchor, HeadingTwo, HeadingThree, Table } from './prose/elements';
import { WidgetFrame } from './parts/WidgetFrame';
import { WIDGET_PLACES } from './widgetFrames';
import type { WidgetPlace } from './widgetFrames';

const framed = (name: string, place: WidgetPlace) =>
  function Framed(props: Readonly<Record<string, unknown>>) {
    return <WidgetFrame name={name} place={place} widgetProps={props} />;
  };

/**
 * A widget without a line in the registry is a reserved place with its title; any other unknown
 * name stops the build. `tests/site/content.test.ts` refuses both.
 */
export const mdxComponents: MDXComponents = {
  a: Anchor,
  h2: HeadingTwo,
  h3: HeadingThree,
  table: Table,
  Formula,
  FormulaLine,
  FormulaWords,
  Term,
  Cite,
  Source,
  Aside,
  KeyIdea,
  Dialogue,
  User,
  Assistant,
  ...Object.fromEntries(
    Object.entries(WIDGET_PLACES).map(([name, place]) => [name, framed(name, place)]),
  ),
};
