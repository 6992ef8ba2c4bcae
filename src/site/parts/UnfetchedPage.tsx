import strings from '#strings/pages';
import { Reload } from './Reload';

/** In the place of a text that could not be fetched: the model lives on, because nothing is reloaded. */
export function UnfetchedPage({ title }: { readonly title: string }) {
  return (
    <article className="page unfetched">
      <header className="chapter-head">
        <h1>{title}</h1>
        <div role="alert">
          <p className="chapter-lead">{strings.unfetched.lead}</p>
        </div>
      </header>
      <div className="prose">
        <p>{strings.unfetched.others}</p>
        <Reload />
      </div>
    </article>
  );
}
