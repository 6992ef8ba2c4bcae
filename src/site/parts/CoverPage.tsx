import { lazy, Suspense, useRef } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/cover';
import { chapters, namedReferences } from '../content';
import { GUIDE } from '../head';
import { useProgress } from '../readingProgress';
import { Boundary } from './Boundary';
import { InternalLink } from './InternalLink';
import { LifeDrawing } from './LifeDrawing';

const ReadCount = lazy(() => import('./ReadCount'));
const WhatIsDone = lazy(() => import('./WhatIsDone'));

/** The title page: what the reader will do here, drawn, and the contents. */
export default function CoverPage() {
  const [first] = chapters;
  const hasBegun = useHasBegun();
  return (
    <article className="cover">
      <header className="cover-head">
        <h1>{GUIDE}</h1>
        <p className="cover-lead">
          {strings.lead.what}{' '}
          {first &&
            strings.lead.begin((text) => <InternalLink href={first.path}>{text}</InternalLink>)}
        </p>
      </header>

      <LifeDrawing />

      <div className="cover-about">
        <p>{strings.about.what}</p>
        <p className="cover-note">{strings.about.note}</p>
      </div>

      <nav className="cover-contents" aria-labelledby="contents-heading">
        <h2 id="contents-heading">{strings.contents}</h2>
        <ol>
          {chapters.map((chapter) => (
            <li key={chapter.path}>
              <InternalLink href={chapter.path}>
                <span className="cover-number">{chapter.number}</span>
                <span className="cover-title">{chapter.title}</span>
              </InternalLink>
              <span className="cover-minutes">
                {strings.minutes(chapter.minutes ?? 0)}
                {hasBegun && (
                  <Optional>
                    <ReadCount path={chapter.path} />
                  </Optional>
                )}
              </span>
              <p>{chapter.lead}</p>
            </li>
          ))}
        </ol>
        <p className="cover-references">
          {namedReferences.map((reference) => (
            <InternalLink key={reference.path} href={reference.path}>
              {reference.title}
            </InternalLink>
          ))}
        </p>
      </nav>

      {hasBegun && (
        <Optional>
          <WhatIsDone />
        </Optional>
      )}
    </article>
  );
}

/** Whether there has been any progress since the page was opened: it stays while it says that it forgot. */
function useHasBegun(): boolean {
  const { read, tried } = useProgress();
  const begun = useRef(false);
  begun.current ||= Object.keys(read).length > 0 || tried.length > 0;
  return begun.current;
}

/** What cannot be fetched of the progress is left out. */
const Optional = ({ children }: { readonly children: ReactNode }) => (
  <Boundary fallback={() => null}>
    <Suspense fallback={null}>{children}</Suspense>
  </Boundary>
);
