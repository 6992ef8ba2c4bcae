import { chapters, namedReferences } from '../content';
import { GUIDE } from '../head';
import { InternalLink } from './InternalLink';
import { LifeDrawing } from './LifeDrawing';

/** The title page: what the reader will do here, drawn, and the contents. */
export function CoverPage() {
  const [first] = chapters;
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
              <span className="cover-minutes">{chapter.minutes} minutes</span>
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
    </article>
  );
}
