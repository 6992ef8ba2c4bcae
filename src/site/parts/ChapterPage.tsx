import strings from '#strings/pages';
import { chapters } from '../content';
import type { Content } from '../pageContent';
import { mdxComponents } from '../MdxComponents';
import { neighbours } from '../routes';
import type { Route } from '../routes';
import { InternalLink } from './InternalLink';
import { LifeStrip } from './LifeStrip';
import { SectionList } from './SectionList';

interface ChapterPageProps {
  readonly route: Extract<Route, { kind: 'chapter' }>;
  readonly content: Content;
}

export function ChapterPage({ route, content }: ChapterPageProps) {
  const { document: chapter } = route;
  const { default: Body, sections } = content;
  const { previous, next } = neighbours(chapter, chapters);
  return (
    <article className="page chapter">
      <header className="chapter-head">
        <p className="chapter-number">
          {strings.chapter.number(chapter.number, chapters.length, (text) => (
            <span>{text}</span>
          ))}
        </p>
        <h1>{chapter.title}</h1>
        <p className="chapter-lead">{chapter.lead}</p>
        <p className="chapter-minutes">{strings.chapter.minutes(chapter.minutes ?? 0)}</p>
        <LifeStrip chapter={chapter.number} />
      </header>
      <SectionList path={chapter.path} sections={sections} />
      <div className="prose">
        <Body components={mdxComponents} route={route} />
      </div>
      <nav className="turn-page" aria-label={strings.turn.label}>
        {previous && (
          <InternalLink className="turn-previous" href={previous.path} rel="prev">
            <span>{strings.turn.previous}</span> {previous.title}
          </InternalLink>
        )}
        {next ? (
          <InternalLink className="turn-next" href={next.path} rel="next">
            <span>{strings.turn.next}</span> {next.title}
          </InternalLink>
        ) : (
          <InternalLink className="turn-next" href="/">
            <span>{strings.turn.end}</span> {strings.turn.toCover}
          </InternalLink>
        )}
      </nav>
    </article>
  );
}
