import { useState } from 'react';
import words from '#words/setup';
import { settingsToQuery, type Settings } from '../../../core/settings';
import { Button } from '../../../ui';

const { link: said } = words;

type Copied = { readonly link: string; readonly done: boolean };

/** The address of this page with these settings behind it. */
export function SettingsLink({ settings }: { readonly settings: Settings }) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const link = `${location.origin}${location.pathname}?${settingsToQuery(settings)}`;
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setCopied({ link, done: done ?? false });
  };
  return (
    <div className="setup-link">
      <Button variant="plain" onClick={() => void copy()}>
        {said.copy}
      </Button>{' '}
      <span role="status">
        {copied?.link === link && copied.done && said.copied}
        {copied?.link === link && !copied.done && said.refused}
      </span>
      {copied?.link === link && !copied.done && (
        <input className="setup-link-text" aria-label={said.field} readOnly value={link} />
      )}
      {settings.corpus === 'own' && <p className="ui-help">{said.withoutText}</p>}
    </div>
  );
}
