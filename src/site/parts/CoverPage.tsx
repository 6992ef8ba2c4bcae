import { lazy, Suspense, useRef } from 'react';
import type { ReactNode } from 'react';
import { chapters, namedReferences } from '../content';
import { GUIDE } from '../head';
import { useProgress } from '../progress';
import { Boundary } from './Boundary';
import { InternalLink } from './InternalLink';
import { LifeDrawing } from './LifeDrawing';

const ReadCount = lazy(() => import('./ReadCount'));
const WhatIsDone = lazy(() => import('./WhatIsDone'));

/** The title page: what the reader will do here, drawn, and the contents. */
export function CoverPage() {
  const [first] = chapters;
  const hasBegun = useHasBegun();
  return (
    <article className="cover">
      <header className="cover-head">
        <h1>{GUIDE}</h1>
        <div className="cover-lead">
          <p>
            A large language model is a long list of numbers and one rule for using them. The best
            way to understand one is to raise one. In this guide you train a tiny Llama, made of the
            same parts as the large ones, here in this page.
          </p>
          <p>
            You meet it when its numbers are random and it babbles. You let it read about a small
            world of animals until it writes sentences of its own. You teach it to answer questions,
            look inside it while it does, and take it home.
          </p>
          <p>
            {first && (
              <>
                Begin with{' '}
                <InternalLink href={first.path}>{first.title.toLowerCase()}</InternalLink>.{' '}
              </>
            )}
            <span className="cover-note">
              Nothing trains before you ask, and nothing you do here leaves your computer.
            </span>
          </p>
        </div>
      </header>

      <LifeDrawing />

      <nav className="cover-contents" aria-labelledby="contents-heading">
        <h2 id="contents-heading">Contents</h2>
        <ol>
          {chapters.map((chapter) => (
            <li key={chapter.path}>
              <InternalLink href={chapter.path}>
                <span className="cover-number">{chapter.number}</span>
                <span className="cover-title">{chapter.title}</span>
              </InternalLink>
              <span className="cover-minutes">
                {chapter.minutes} minutes
                {hasBegun && (
                  <Courtesy>
                    <ReadCount path={chapter.path} />
                  </Courtesy>
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
        <Courtesy>
          <WhatIsDone />
        </Courtesy>
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

/** Progress is a courtesy: what cannot be fetched of it is left out. */
const Courtesy = ({ children }: { readonly children: ReactNode }) => (
  <Boundary fallback={() => null}>
    <Suspense fallback={null}>{children}</Suspense>
  </Boundary>
);
