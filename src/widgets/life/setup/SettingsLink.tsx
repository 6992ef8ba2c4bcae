import { useState } from 'react';
import { settingsToQuery, type Settings } from '../../../core/settings';
import { Button } from '../../../ui';

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
        Copy link to these settings
      </Button>{' '}
      <span role="status">
        {copied?.link === link && copied.done && 'Copied: the settings, not the model.'}
        {copied?.link === link &&
          !copied.done &&
          'The browser does not let it be copied. Here it is:'}
      </span>
      {copied?.link === link && !copied.done && (
        <input className="setup-link-text" aria-label="Link" readOnly value={link} />
      )}
      {settings.corpus === 'own' && (
        <p className="ui-help">Your text is not in the link: whoever opens it needs a text too.</p>
      )}
    </div>
  );
}
