import words from '#words/gallery';
import heads from '#words/heads';
import { CopyButton } from '../../ui/CopyButton';
import { mdxComponents } from '../MdxComponents';
import { figurePath, partPath } from '../routes';
import { WIDGET_PLACES } from '../widgetFrames';
import { InternalLink } from './InternalLink';

/** All live figures by name, for teachers who want one of them and not the text round it. */
export function GalleryPage() {
  return (
    <article className="page reference gallery">
      <header className="chapter-head">
        <h1>{heads.gallery}</h1>
        <p className="chapter-lead">{words.lead}</p>
      </header>
      <div className="prose">
        <ul>
          {Object.entries(WIDGET_PLACES).map(([name, { title }]) => (
            <li key={name}>
              <InternalLink href={figurePath(name)}>{title}</InternalLink>
            </li>
          ))}
        </ul>
        <h2 id="showing">{words.showing.heading}</h2>
        <p>
          {words.showing.text(
            <code>{'?present'}</code>,
            <code>{'?hide=controls'}</code>,
            <code>{'?present&hide=controls'}</code>,
          )}
        </p>
        <h2 id="parts">{words.parts.heading}</h2>
        <p>
          {words.parts.text((text) => (
            <InternalLink href={partPath()}>{text}</InternalLink>
          ))}
        </p>
      </div>
    </article>
  );
}

/** One figure, and how to set it into another page. */
export function FigurePage({ name }: { readonly name: string }) {
  const Figure = mdxComponents[name] as () => React.JSX.Element;
  const { title, height } = WIDGET_PLACES[name]!;
  const snippet = () => {
    const { origin } = window.location;
    const address = `${origin}${import.meta.env.BASE_URL.replace(/\/$/, '')}${figurePath(name)}?embed`;
    const quoted = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<iframe src="${address}" title="${quoted}" width="100%" height="${height[0] + 120}" loading="lazy"></iframe>`;
  };
  return (
    <article className="page figure-page">
      <header className="figure-page-head">
        <p className="chapter-number">
          <InternalLink href="/gallery/">{heads.gallery}</InternalLink>
        </p>
        <h1>{title}</h1>
      </header>
      <div className="prose">
        <Figure />
        <p className="figure-page-embed">
          <CopyButton label={words.embed} text={snippet} />
        </p>
      </div>
    </article>
  );
}
