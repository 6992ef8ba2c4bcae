import { chapters } from '../content';
import { InternalLink } from './InternalLink';

export function MissingPage() {
  return (
    <article className="page missing">
      <header className="chapter-head">
        <h1>No such page</h1>
        <p className="chapter-lead">
          The address leads nowhere in this guide. It may have been mistyped, or the page may have
          moved. These are the chapters.
        </p>
      </header>
      <div className="prose">
        <ol>
          {chapters.map((chapter) => (
            <li key={chapter.path}>
              <InternalLink href={chapter.path}>{chapter.title}</InternalLink>
            </li>
          ))}
        </ol>
      </div>
    </article>
  );
}
