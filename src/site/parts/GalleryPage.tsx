import strings from '#strings/gallery';
import heads from '#strings/heads';
import { figures } from '../figures';
import { figuresByChapter } from '../figuresByChapter';
import { GUIDE } from '../head';
import { figurePath, partPath } from '../routes';
import type { Document } from '../routes';
import { FigureDrawing } from './FigureDrawing';
import { InternalLink } from './InternalLink';

const GROUPS = figuresByChapter();

const numberOf = (document: Document): number | undefined =>
  'number' in document && typeof document.number === 'number' ? document.number : undefined;

/** All live figures by chapter, for teachers who want one of them and not the text round it. */
export default function GalleryPage() {
  return (
    <article className="gallery">
      <header className="chapter-head">
        <h1>{heads.gallery}</h1>
        <p className="chapter-lead">{strings.lead}</p>
      </header>
      {GROUPS.map(({ document, figures: ids }) => (
        <section key={document?.path ?? '/'} className="gallery-chapter">
          <h2 id={document ? document.path.slice(1, -1) : 'cover'}>
            {document && numberOf(document) !== undefined && <span>{numberOf(document)} </span>}
            {document?.title ?? GUIDE}
          </h2>
          <ul>
            {ids.map((id) => (
              <Card key={id} id={id} document={document} />
            ))}
          </ul>
        </section>
      ))}
      <div className="prose gallery-notes">
        <h2 id="showing">{strings.showing.heading}</h2>
        <p>
          {strings.showing.text(
            <code translate="no">{'?present'}</code>,
            <code translate="no">{'?hide=controls'}</code>,
            <code translate="no">{'?present&hide=controls'}</code>,
          )}
        </p>
        <h2 id="parts">{strings.parts.heading}</h2>
        <p>
          {strings.parts.text((text) => (
            <InternalLink href={partPath()}>{text}</InternalLink>
          ))}
        </p>
      </div>
    </article>
  );
}

interface CardProps {
  readonly id: string;
  readonly document: Document | null;
}

function Card({ id, document }: CardProps) {
  const { title } = figures[id]!;
  return (
    <li>
      <InternalLink className="gallery-figure" href={figurePath(id)}>
        <FigureDrawing id={id} />
        {title}
      </InternalLink>
      <InternalLink
        className="gallery-place"
        href={document ? `${document.path}#figure-${id}` : '/'}
        aria-label={strings.placeOf(title)}
      >
        {strings.place}
      </InternalLink>
    </li>
  );
}
