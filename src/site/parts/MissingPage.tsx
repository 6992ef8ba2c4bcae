import heads from '#strings/heads';
import strings from '#strings/pages';
import { chapters } from '../content';
import { InternalLink } from './InternalLink';

export function MissingPage() {
  return (
    <article className="page missing">
      <header className="chapter-head">
        <h1>{heads.missing}</h1>
        <p className="chapter-lead">{strings.missing}</p>
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
