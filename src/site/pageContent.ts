/** What is shown at an address, once it is fetched. */

import type { MDXComponents } from 'mdx/types';
import type { ComponentType } from 'react';
import type { Section } from './mdx/section';
import type { Route } from './routes';

export interface ContentProps {
  /** What it may name without importing it. */
  readonly components: MDXComponents;
  /** Where it is shown. */
  readonly route: Route;
}

/** A compiled content file, or a page that is code. */
export interface Content {
  readonly default: ComponentType<ContentProps>;
  readonly sections: readonly Section[];
  /** Of the glossary alone: what each word means, by the id of its heading. */
  readonly definitions?: Readonly<Record<string, string>>;
}
