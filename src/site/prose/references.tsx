import type { ReactNode } from 'react';
import { sources } from '../content';
import { InternalLink } from '../parts/InternalLink';

interface Reference {
  /** The heading's id in the glossary, or the source's in `content/sources.mdx`. */
  readonly id: string;
  readonly children?: ReactNode;
}

/** A word that the glossary explains. */
export function Term({ id, children }: Reference) {
  return (
    <InternalLink className="term" href={`/glossary/#${id}`}>
      {children}
    </InternalLink>
  );
}

/** `(Vaswani et al., 2017)`, with a section or table after it where one is given. */
export function Cite({ id, children }: Reference) {
  const source = sources.get(id);
  return (
    <span className="cite">
      (
      <InternalLink href={`/sources/#${id}`} title={source?.title}>
        {source?.short ?? id}
      </InternalLink>
      {children !== undefined && <>, {children}</>})
    </span>
  );
}

interface SourceProps {
  readonly id: string;
  /** As the text cites it: "Vaswani et al., 2017". */
  readonly short: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal, conference, archive or publisher. */
  readonly venue?: string;
  readonly url?: string;
}

/** One entry of the list of sources. */
export function Source({ id, authors, year, title, venue, url }: SourceProps) {
  const work = <cite>{title}</cite>;
  return (
    <p className="source" id={id}>
      {authors} ({year}). {url === undefined ? work : <a href={url}>{work}</a>}
      {/[.?!]$/.test(title) ? '' : '.'}
      {venue !== undefined && ` ${venue}.`}
    </p>
  );
}
