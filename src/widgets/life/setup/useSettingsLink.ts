import { useEffect, useState } from 'react';
import { settingsToQuery, type Settings } from '../../../core/settings';
import { followSettingsLink } from '../../../store';
import { figureAddress } from '../../../ui';

/** Settings that came with the address of the page. */
export function useSettingsLink(): Settings | null {
  const [linked, setLinked] = useState<Settings | null>(null);
  // Once, as the page was opened.
  useEffect(() => setLinked(followSettingsLink(location.search)), []);
  return linked;
}

/** The address of a figure on this page, with these settings. */
export const settingsLink = (settings: Settings, figure: string): string =>
  figureAddress(figure, `?${settingsToQuery(settings)}`);
