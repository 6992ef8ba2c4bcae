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
        <h1>All figures</h1>
        <p className="chapter-lead">
          Each live figure has a page of its own, to be shown in a lecture or set into another page.
          Behind all of them is the same model: yours.
        </p>
      </header>
      <div className="prose">
        <ul>
          {Object.entries(WIDGET_PLACES).map(([name, { title }]) => (
            <li key={name}>
              <InternalLink href={figurePath(name)}>{title}</InternalLink>
            </li>
          ))}
        </ul>
        <h2 id="showing">Showing a page to a class</h2>
        <p>
          Add <code>?present</code> to the address of any page: what surrounds the text goes, and
          everything is larger. Add <code>?hide=controls</code>, and figures keep their buttons but
          not their sliders and choices. The two go together:{' '}
          <code>?present&amp;hide=controls</code>.
        </p>
        <h2 id="parts">What figures are made of</h2>
        <p>
          All of them share a few parts, such as sliders, charts and matrices.{' '}
          <InternalLink href={partPath()}>Each part in all its states</InternalLink> is there for
          those who build figures.
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
    return `<iframe src="${address}" title="${title}" width="100%" height="${height[0] + 120}" loading="lazy"></iframe>`;
  };
  return (
    <article className="page figure-page">
      <header className="figure-page-head">
        <p className="chapter-number">
          <InternalLink href="/gallery/">All figures</InternalLink>
        </p>
        <h1>{title}</h1>
      </header>
      <div className="prose">
        <Figure />
        <p className="figure-page-embed">
          <CopyButton label="Copy the code that embeds this figure" text={snippet} />
        </p>
      </div>
    </article>
  );
}
