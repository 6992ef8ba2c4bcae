/** Everything that a chapter may name without importing it. */

import type { MDXComponents } from 'mdx/types';
import { Aside, Assistant, Dialogue, KeyIdea, User } from './prose/blocks';
import { Formula, FormulaLine, FormulaWords } from './prose/formula';
import { Cite, Source, Term } from './prose/references';
import { Anchor, HeadingTwo, HeadingThree, Table } from './prose/elements';
import { WidgetFrame } from './parts/WidgetFrame';
import { figures } from './figures';
import type { Figure } from './figures';

const framed = (id: string, figure: Figure) =>
  function Framed(props: Readonly<Record<string, unknown>>) {
    return <WidgetFrame id={id} figure={figure} widgetProps={props} />;
  };

/** Any other name stops the build. */
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
  ...Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, framed(id, figure)])),
};
