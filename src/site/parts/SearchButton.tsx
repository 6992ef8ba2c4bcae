import { lazy, Suspense, useEffect, useState } from 'react';
import strings from '#strings/layout';
import { asksForSearch } from '../search/shortcut';
import { Boundary } from './Boundary';

const load = () => import('../search/SearchDialog');
const SearchDialog = lazy(load);

/** Opens the search, as do `/`, Ctrl+K and ⌘K; its code is fetched when the reader reaches for it. */
export function SearchButton() {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Another dialog has the keyboard, or this one.
      if (!asksForSearch(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <button
        type="button"
        className="bar-search"
        title={strings.search.hint}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load().catch(() => {})}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">
          <circle cx="6.8" cy="6.8" r="4.6" strokeWidth="1.4" />
          <path d="M10.3 10.3L14.2 14.2" strokeWidth="1.4" strokeLinecap="round" />
        </svg>
        <span>{strings.search.button}</span>
      </button>
      {open && (
        <Boundary
          fallback={() => (
            <p role="alert" className="bar-alert">
              {strings.search.unfetched}
            </p>
          )}
        >
          <Suspense fallback={null}>
            <SearchDialog onClose={() => setOpen(false)} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
