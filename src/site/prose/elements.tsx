import type { ComponentProps } from 'react';
import strings from '#strings/prose';
import { InternalLink } from '../parts/InternalLink';

/** Links within the guide keep the page's state; all others are the browser's. */
export function Anchor({ href = '', ...rest }: ComponentProps<'a'>) {
  return href.startsWith('/') ? (
    <InternalLink href={href} {...rest} />
  ) : (
    <a href={href} {...rest} />
  );
}

/** A heading is a link to itself, so that a section can be sent to somebody. */
const heading = (Tag: 'h2' | 'h3') =>
  function Heading({ children, id, ...rest }: ComponentProps<'h2'>) {
    return (
      <Tag id={id} {...rest}>
        <a className="self-link" href={`#${id}`}>
          {children}
        </a>
      </Tag>
    );
  };

export const HeadingTwo = heading('h2');
export const HeadingThree = heading('h3');

/** A table that scrolls within itself on a narrow screen, by keyboard too. */
export function Table(props: ComponentProps<'table'>) {
  return (
    <div className="prose-table" role="region" aria-label={strings.table} tabIndex={0}>
      <table {...props} />
    </div>
  );
}
