import { useRef } from 'react';
import type { MouseEvent, PointerEvent, ReactNode } from 'react';
import { InternalLink } from '../parts/InternalLink';
import { hideTerm, hideTermSoon, isShown, showTerm, showTermSoon } from '../termCard';

interface Reference {
  /** The heading's id in the glossary, or the source's in `sources.mdx`. */
  readonly id: string;
  readonly children?: ReactNode;
}

/**
 * A word that the glossary explains: in a card under the pointer or the focus, and behind the link.
 * A finger cannot hover, so its first tap opens the card and its second follows the link.
 */
export function Term({ id, children }: Reference) {
  const touched = useRef(false);
  const termOf = ({ currentTarget: link }: { readonly currentTarget: HTMLElement }) => ({
    id,
    link,
  });
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (touched.current && !isShown(event.currentTarget)) {
      event.preventDefault();
      showTerm(termOf(event));
    } else hideTerm();
    touched.current = false;
  };
  const onPointerEnter = (event: PointerEvent<HTMLAnchorElement>) =>
    event.pointerType !== 'touch' && showTermSoon(termOf(event));
  return (
    <InternalLink
      className="term"
      href={`/glossary/#${id}`}
      onClick={onClick}
      onPointerDown={({ pointerType }) => (touched.current = pointerType === 'touch')}
      onPointerEnter={onPointerEnter}
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && hideTermSoon()}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && showTerm(termOf(event))}
      onBlur={hideTerm}
    >
      {children}
    </InternalLink>
  );
}

interface CiteProps extends Reference {
  /** Of the source, both put in as the site is built: "Vaswani et al., 2017". */
  readonly short: string;
  readonly title: string;
}

/** `(Vaswani et al., 2017)`, with a section or table after it where one is given. */
export function Cite({ id, short, title, children }: CiteProps) {
  return (
    <span className="cite">
      (
      <InternalLink href={`/sources/#${id}`} title={title} translate="no">
        {short}
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

/** One entry of the list of sources: names, which are the same in any language. */
export function Source({ id, authors, year, title, venue, url }: SourceProps) {
  const work = <cite>{title}</cite>;
  return (
    <p className="source" id={id} translate="no">
      {authors} ({year}). {url === undefined ? work : <a href={url}>{work}</a>}
      {/[.?!]$/.test(title) ? '' : '.'}
      {venue !== undefined && ` ${venue}.`}
    </p>
  );
}
