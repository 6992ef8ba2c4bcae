import { useEffect, useState } from 'react';
import strings from '#strings/layout';
import { chapters, namedReferences } from '../content';
import { GUIDE } from '../head';
import type { Route } from '../routes';
import { InternalLink } from './InternalLink';
import { ModelSlot } from './ModelSlot';
import { SearchButton } from './SearchButton';
import { ThemeSwitch } from './ThemeSwitch';

/** The slim bar over every page: the guide, its chapters, the reader's model, the theme. */
export function TopBar({ route }: { readonly route: Route }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [route.path]);
  const current = (path: string) => (path === route.path ? 'page' : undefined);

  return (
    <header className="bar" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <InternalLink className="bar-name" href="/" aria-current={current('/')}>
        {GUIDE}
      </InternalLink>
      <SearchButton />
      <button
        type="button"
        className="bar-toggle"
        aria-expanded={open}
        aria-controls="bar-panel"
        onClick={() => setOpen(!open)}
      >
        {strings.bar.contents}
      </button>
      <div className="bar-panel" id="bar-panel" data-open={open}>
        <nav aria-label={strings.bar.chapters}>
          <ol>
            {chapters.map((chapter) => (
              <li key={chapter.path}>
                <InternalLink
                  href={chapter.path}
                  title={chapter.title}
                  aria-current={current(chapter.path)}
                >
                  <span className="bar-number">{chapter.number}</span>
                  <span className="bar-title"> {chapter.title}</span>
                </InternalLink>
              </li>
            ))}
            {namedReferences.map((reference) => (
              <li key={reference.path} className="bar-reference">
                <InternalLink href={reference.path} aria-current={current(reference.path)}>
                  {reference.title}
                </InternalLink>
              </li>
            ))}
          </ol>
        </nav>
        <ThemeSwitch />
      </div>
      <ModelSlot />
    </header>
  );
}
