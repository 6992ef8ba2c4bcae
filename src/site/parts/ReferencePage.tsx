import type { Content } from '../content';
import { mdxComponents } from '../MdxComponents';
import type { Document } from '../routes';

interface ReferencePageProps {
  readonly document: Document;
  readonly content: Content;
}

/** The glossary, the sources: pages to look something up in. */
export function ReferencePage({ document, content: { default: Body } }: ReferencePageProps) {
  return (
    <article className="page reference">
      <header className="chapter-head">
        <h1>{document.title}</h1>
      </header>
      <div className="prose">
        <Body components={mdxComponents} />
      </div>
    </article>
  );
}
