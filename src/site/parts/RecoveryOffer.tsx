import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import strings from '#strings/layout';
import { Button } from '../../ui/Button';
import { Boundary } from './Boundary';
import { Reload } from './Reload';

interface RecoveryOfferProps {
  /** The page itself, without what surrounds it. */
  readonly children: ReactNode;
  readonly retry: () => void;
}

/**
 * What remains when the site's own frame breaks, which else would empty the whole page: the page
 * itself, or if it is that which broke, its text as it stands there; and the model, to be taken home.
 */
export function RecoveryOffer({ children, retry }: RecoveryOfferProps) {
  // While this is rendered for the first time, what broke is still in the document.
  const [text] = useState(() => document.getElementById('main')?.innerHTML ?? '');
  const [location] = useLocation();
  const [brokeAt] = useState(location);
  // A link leads on to a page that may be whole.
  useEffect(() => {
    if (location !== brokeAt) retry();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each page
  }, [location, brokeAt]);

  return (
    <main id="main" tabIndex={-1}>
      <div role="alert" className="page recovery-offer">
        <p>{strings.broken.page}</p>
        <Reload>
          <Button onClick={retry}>{strings.broken.retry}</Button>
        </Reload>
      </div>
      <Boundary fallback={() => <div dangerouslySetInnerHTML={{ __html: text }} />}>
        {children}
      </Boundary>
    </main>
  );
}
