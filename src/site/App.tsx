import { startTransition, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Router, useLocation } from 'wouter';
import type { AroundNavHandler } from 'wouter';
import { loadContent, routeOf } from './content';
import type { Content } from './pageContent';
import { headOf } from './head';
import { mdxComponents } from './MdxComponents';
import { Boundary } from './parts/Boundary';
import { Layout } from './parts/Layout';
import { ChapterPage } from './parts/ChapterPage';
import { MissingPage } from './parts/MissingPage';
import { ReferencePage } from './parts/ReferencePage';
import { RecoveryOffer } from './parts/RecoveryOffer';
import { UnfetchedPage } from './parts/UnfetchedPage';
import type { Route } from './routes';
import { arriveAt } from './scroll';

/** A route together with the content that it shows. */
export interface Page {
  readonly route: Route;
  /** Of a route that has content, it is missing if it could not be fetched. */
  readonly content: Content | undefined;
}

interface AppProps {
  /** The page of the first paint, already loaded: the server's and the client's are the same. */
  readonly first: Page;
  /** Only while prerendering, where there is no address bar. */
  readonly ssrPath?: string;
}

/** The address bar's base has no last slash: `/guide`, and nothing at the root. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** A frame in a sandbox has no history to write in, and a browser's patience with it ends. */
const goTo: AroundNavHandler = (navigate, to, options) => {
  try {
    navigate(to, options);
  } catch {
    window.location.assign(to);
  }
};

export function App({ first, ssrPath }: AppProps) {
  const shown = useRef(first);
  return (
    <Router
      base={BASE}
      aroundNav={goTo}
      {...(ssrPath === undefined ? {} : { ssrPath: BASE + ssrPath })}
    >
      <Boundary
        fallback={(_, retry) => (
          <RecoveryOffer retry={retry}>
            <PageBody page={shown.current} />
          </RecoveryOffer>
        )}
      >
        <Pages shown={shown} />
      </Boundary>
    </Router>
  );
}

/**
 * Shows the page of the address. The page before stays until the next one has been fetched, so
 * nothing flickers, and whatever is under way in JavaScript, such as a training run, goes on.
 */
function Pages({ shown }: { readonly shown: RefObject<Page> }) {
  const [location] = useLocation();
  const [page, setPage] = useState(shown.current);
  shown.current = page;
  const firstPaint = useRef(true);

  useEffect(() => {
    const route = routeOf(location);
    if (route.path === page.route.path) return;
    let stale = false;
    const show = (content: Content | undefined) => {
      if (!stale) startTransition(() => setPage({ route, content }));
    };
    // Asking the server for the whole page would help, but cost the model: the reader decides.
    loadContent(route).then(show, () => show(undefined));
    return () => {
      stale = true;
    };
  }, [location, page]);

  useEffect(() => {
    const { title, description } = headOf(page.route);
    document.title = title;
    document.querySelector('meta[name="description"]')?.setAttribute('content', description);
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    if (canonical) canonical.href = new URL(BASE + page.route.path, canonical.href).href;
    if (firstPaint.current) firstPaint.current = false;
    else {
      // Nothing that a reader has begun to read is on this page: it is set in our fonts.
      delete document.documentElement.dataset['text'];
      arriveAt(window.location.hash);
    }
  }, [page]);

  return (
    <Layout route={page.route}>
      <PageBody page={page} />
    </Layout>
  );
}

function PageBody({ page: { route, content } }: { readonly page: Page }) {
  if (route.kind === 'missing') return <MissingPage />;
  if (!content) {
    return (
      <UnfetchedPage title={'document' in route ? route.document.title : headOf(route).title} />
    );
  }
  if (route.kind === 'chapter') {
    return <ChapterPage key={route.path} route={route} content={content} />;
  }
  if (route.kind === 'reference') {
    return <ReferencePage key={route.path} route={route} content={content} />;
  }
  return <content.default key={route.path} components={mdxComponents} route={route} />;
}
