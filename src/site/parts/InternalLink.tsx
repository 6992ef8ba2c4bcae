import type { ComponentProps } from 'react';
import { Link, useLocation } from 'wouter';

interface InternalLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Below the base: `/glossary/#token`. */
  readonly href: string;
}

/** A link within the guide. To a place on the page that is shown, it is the browser's own. */
export function InternalLink({ href, ...rest }: InternalLinkProps) {
  const [location] = useLocation();
  const [path, hash] = href.split('#');
  if (hash !== undefined && (path === location || path === ''))
    return <a href={`#${hash}`} {...rest} />;
  return <Link href={href} {...rest} />;
}
