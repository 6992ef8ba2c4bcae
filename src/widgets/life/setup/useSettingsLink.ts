import { useEffect, useState } from 'react';
import { SETTING_NAMES, settingsFromQuery, SETTINGS, type Settings } from '../../../core/settings';
import { actions, useLife } from '../../../store';

/** A link is followed once: the reader may change what came with it, and come back to the page. */
let followed = '';

/**
 * Settings that came with the address of the page: they are set, and nothing is started. The text
 * of somebody else is not in a link, so with a text of one's own all is set but that.
 */
export function useSettingsLink(): Settings | null {
  const hasText = useLife(({ own }) => own.text !== null);
  const [linked, setLinked] = useState<Settings | null>(null);
  useEffect(() => {
    const { search } = location;
    const found = isForSettings(search) ? settingsFromQuery(search) : null;
    if (!found || search === followed) return;
    followed = search;
    setLinked(found);
    const { corpus, ...rest } = found;
    void actions.configure(corpus === 'own' && !hasText ? rest : found);
    // Once, as the page was opened.
  }, []);
  return linked;
}

/** Other figures keep their state in the same address; a version alone is that of the defaults. */
function isForSettings(search: string): boolean {
  const names = [...new URLSearchParams(search).keys()];
  return names.join() === 'v' || SETTING_NAMES.some((name) => names.includes(SETTINGS[name].short));
}
