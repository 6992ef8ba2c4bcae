import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import strings from '#strings/search';
import { InternalLink } from '../parts/InternalLink';
import { openSearchFile, type Found, type Search, type SearchFile } from './searchIndex';
import { excerpt, mark } from './excerpt';
import type { Run } from './excerpt';
import { setSlashKey, useSlashKey } from './shortcut';
import './search.css';

/** More is a list that nobody reads. */
const SHOWN = 20;

let file: Promise<Search> | undefined;

/** Fetches the index once; one that failed is asked for again the next time. */
function fetchSearch(): Promise<Search> {
  file ??= fetch(`${import.meta.env.BASE_URL}search.json`)
    .then(async (response) => {
      if (!response.ok) throw new Error(`search.json: expected it, got status ${response.status}.`);
      return openSearchFile((await response.json()) as SearchFile);
    })
    .catch((error: unknown) => {
      file = undefined;
      throw error;
    });
  return file;
}

type State = { readonly search: Search } | 'waiting' | 'failed';

/** Searches the whole guide: the arrows go through the results, Enter opens one, Escape closes. */
export default function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<State>('waiting');
  const [query, setQuery] = useState('');
  const listId = useId();

  useEffect(() => {
    // A dialog that is shown already cannot be shown again: effects run twice in development.
    if (!dialog.current?.open) dialog.current?.showModal();
    let gone = false;
    fetchSearch().then(
      (search) => !gone && setState({ search }),
      () => !gone && setState('failed'),
    );
    return () => {
      gone = true;
    };
  }, []);

  const close = () => dialog.current?.close();
  const found = typeof state === 'object' ? state.search(query) : [];
  const shown = found.slice(0, SHOWN);

  const openFirst = (event: SyntheticEvent) => {
    event.preventDefault();
    dialog.current?.querySelector<HTMLElement>('.search-results a')?.click();
  };

  return (
    <dialog
      ref={dialog}
      className="search"
      aria-label={strings.label}
      onClose={onClose}
      // The dialog fills its own box, so what is clicked beside it is its backdrop.
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={moveFocus}
    >
      <div className="search-box">
        <form role="search" className="search-form" onSubmit={openFirst}>
          <input
            type="text"
            enterKeyHint="search"
            aria-label={strings.label}
            placeholder={strings.placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <button type="button" className="search-close" onClick={close}>
            {strings.close}
          </button>
        </form>
        <p className="search-status" role="status">
          {statusOf(state, query, found.length)}
        </p>
        {shown.length > 0 && (
          <ol className="search-results" id={listId}>
            {shown.map((one) => (
              <Result key={one.entry.path + one.entry.anchor} found={one} onOpen={close} />
            ))}
          </ol>
        )}
        <SearchFoot />
      </div>
    </dialog>
  );
}

function statusOf(state: State, query: string, count: number): string {
  const { status } = strings;
  if (state === 'failed') return status.failed;
  if (query.trim() === '') return status.atFirst;
  if (state === 'waiting') return status.waiting;
  if (count === 0) return status.none(query.trim());
  return count > SHOWN ? status.many(count, SHOWN) : status.some(count);
}

interface ResultProps {
  readonly found: Found;
  readonly onOpen: () => void;
}

function Result({ found: { entry, words }, onOpen }: ResultProps) {
  const { page, path, heading, anchor, text } = entry;
  return (
    <li>
      <InternalLink href={anchor === '' ? path : `${path}#${anchor}`} onClick={onOpen}>
        <strong>
          <Runs runs={mark(heading, words)} />
        </strong>
        {heading !== page && <small>{page}</small>}
        <span>
          <Runs runs={excerpt(text, words)} />
        </span>
      </InternalLink>
    </li>
  );
}

const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map(({ text, marked }, i) => (marked ? <mark key={i}>{text}</mark> : text));

/** A key without Ctrl can be in the way of speech input: it can be turned off (WCAG 2.1.4). */
function SearchFoot() {
  const slash = useSlashKey();
  return (
    <p className="search-foot">
      <label>
        <input
          type="checkbox"
          checked={slash}
          onChange={(event) => setSlashKey(event.target.checked)}
        />
        <span>
          {strings.keys((name) => (
            <kbd>{name}</kbd>
          ))}
        </span>
      </label>
    </p>
  );
}

/** Down and up from the field through the results and back; a letter typed there goes into the field. */
function moveFocus(event: KeyboardEvent<HTMLDialogElement>): void {
  const input = event.currentTarget.querySelector<HTMLInputElement>('.search-form > input');
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.search-results a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (at < 0 && document.activeElement !== input) return;
    event.preventDefault();
    const to = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (to >= 0) links[Math.min(to, links.length - 1)]?.focus();
    else input?.focus();
  } else if (
    at >= 0 &&
    (event.key === 'Backspace' || event.key.length === 1) &&
    !(event.ctrlKey || event.metaKey || event.altKey) &&
    event.key !== ' '
  ) {
    input?.focus();
  }
}
