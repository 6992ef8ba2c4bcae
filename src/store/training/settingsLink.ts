/** Settings that come with the address of a page: they are set, and nothing is started. */

import { settingsFromQuery, type Settings } from '../../core/settings';
import type { Life } from '../life';

/**
 * A link is followed once: the reader may change what came with it, and come back to the page. The
 * text of somebody else is not in a link, so with a text of one's own all is set but that.
 * @returns a function from a query to the settings in it; `null` when it holds none
 */
export function createSettingsLink({ actions, getState }: Pick<Life, 'actions' | 'getState'>) {
  let followed = '';
  return (search: string): Settings | null => {
    const found = settingsFromQuery(search);
    if (!found || search === followed) return found;
    followed = search;
    const { corpus, ...rest } = found;
    void actions.configure(corpus === 'own' && !getState().own.text ? rest : found);
    return found;
  };
}
