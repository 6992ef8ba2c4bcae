import strings from '#strings/gallery';
import heads from '#strings/heads';
import { figures } from '../figures';
import { figurePath, partPath } from '../routes';
import { InternalLink } from './InternalLink';

/** All live figures by name, for teachers who want one of them and not the text round it. */
export default function GalleryPage() {
  return (
    <article className="page reference gallery">
      <header className="chapter-head">
        <h1>{heads.gallery}</h1>
        <p className="chapter-lead">{strings.lead}</p>
      </header>
      <div className="prose">
        <ul>
          {Object.entries(figures).map(([name, { title }]) => (
            <li key={name}>
              <InternalLink href={figurePath(name)}>{title}</InternalLink>
            </li>
          ))}
        </ul>
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
