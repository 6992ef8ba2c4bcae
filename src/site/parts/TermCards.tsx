import { lazy, Suspense } from 'react';
import { useOpenTerm } from '../termCard';
import { Boundary } from './Boundary';

const TermCard = lazy(() => import('./TermCard'));

/** The place of the one card; its code and the glossary are fetched with the first. */
export function TermCards() {
  const open = useOpenTerm();
  if (!open) return null;
  return (
    <Boundary fallback={() => null}>
      <Suspense fallback={null}>
        <TermCard key={open.id} {...open} />
      </Suspense>
    </Boundary>
  );
}
