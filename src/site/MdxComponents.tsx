/** Everything that a chapter may name without importing it. */

import type { MDXComponents } from 'mdx/types';
import { Aside, Assistant, Dialogue, KeyIdea, User } from './prose/blocks';
import { Formula, FormulaLine, FormulaWords } from './prose/formula';
import { Cite, Source, Term } from './prose/references';
import { Anchor, HeadingTwo, HeadingThree, Table } from './prose/elements';
import { WidgetFrame } from './parts/WidgetFrame';
import { figures } from './figures';
import type { Figure } from './figures';

interface FramedProps extends Readonly<Record<string, unknown>> {
  /** Where a page has a figure twice: what the second is called in addresses. */
  readonly anchor?: string;
}

const framed = (id: string, figure: Figure) =>
  function Framed({ anchor = id, ...props }: FramedProps) {
    return <WidgetFrame id={id} anchor={anchor} figure={figure} widgetProps={props} />;
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
