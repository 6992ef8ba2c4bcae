import strings from '#strings/gallery';
import heads from '#strings/heads';
import { CopyButton } from '../../ui/CopyButton';
import { EMBED_HEIGHTS } from '../embedHeights';
import { figures } from '../figures';
import type { ContentProps } from '../pageContent';
import { figurePath } from '../routes';
import { InternalLink } from './InternalLink';

/** One figure, and how to set it into another page. */
export default function FigurePage({ components, route }: ContentProps) {
  if (route.kind !== 'figure') {
    throw new Error(`FigurePage: expected the route of a figure, got ${route.kind}.`);
  }
  const { name } = route;
  const Figure = components[name] as () => React.JSX.Element;
  const { title } = figures[name]!;
  const snippet = () => {
    const { origin } = window.location;
    const address = `${origin}${import.meta.env.BASE_URL.replace(/\/$/, '')}${figurePath(name)}?embed`;
    const quoted = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<iframe src="${address}" title="${quoted}" width="100%" height="${EMBED_HEIGHTS[name]}" loading="lazy"></iframe>`;
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
          <CopyButton label={strings.embed} text={snippet} />
        </p>
      </div>
    </article>
  );
}
