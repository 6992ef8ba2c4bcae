import { lazy, Suspense } from 'react';
import strings from '#strings/layout';
import { Boundary } from '../parts/Boundary';
import { useOffline } from './registration';
import './offline.css';

/** Lazy, because it asks the store how the model is, which the site does without. */
const Question = lazy(() => import('./Question'));

/** The place of the question whether to load a newer version: empty as long as there is none. */
export function NewVersion() {
  const { loadNew } = useOffline();
  return (
    <div role="status" className="new-version">
      {loadNew && (
        <Boundary fallback={() => null}>
          <Suspense fallback={null}>
            <Question loadNew={loadNew} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

/** The line in the foot that says when the whole guide is on the device. */
export function OfflineLine() {
  const { kept } = useOffline();
  return kept ? `${strings.foot.offline} ` : null;
}
