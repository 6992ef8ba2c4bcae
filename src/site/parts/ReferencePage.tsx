import type { Content } from '../pageContent';
import { mdxComponents } from '../MdxComponents';
import type { Route } from '../routes';

interface ReferencePageProps {
  readonly route: Extract<Route, { kind: 'reference' }>;
  readonly content: Content;
}

/** The glossary, the sources: pages to look something up in. */
export function ReferencePage({ route, content: { default: Body } }: ReferencePageProps) {
  return (
    <article className="page reference">
      <header className="chapter-head">
        <h1>{route.document.title}</h1>
      </header>
      <div className="prose">
        <Body components={mdxComponents} route={route} />
      </div>
    </article>
  );
}
