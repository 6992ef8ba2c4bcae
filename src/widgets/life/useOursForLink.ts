import { useEffect } from 'react';
import { parseLink } from '../../core/linkState';
import { actions } from '../../store';
import type { WantedAge } from './prerequisites';

/**
 * Where the address of the page says something of a figure that needs a trained model, as a link
 * does that somebody has sent, ours comes by itself for a reader who has none of their own.
 * @param figure as its link names it
 */
export function useOursForLink(figure: string, wants: WantedAge): void {
  useEffect(() => {
    if (isNamedIn(window.location.search, figure)) void actions.borrowIfNone(wants);
    // oxlint-disable-next-line react/exhaustive-deps -- the link by which the page was opened
  }, []);
}

export const isNamedIn = (search: string, figure: string): boolean =>
  [...(parseLink(search)?.keys() ?? [])].some((name) => name.startsWith(`${figure}.`));
