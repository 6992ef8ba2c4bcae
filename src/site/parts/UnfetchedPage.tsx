import words from '#words/pages';
import { Button } from '../../ui/Button';

/** In the place of a text that could not be fetched: the model lives on, because nothing is reloaded. */
export function UnfetchedPage({ title }: { readonly title: string }) {
  return (
    <article className="page unfetched">
      <header className="chapter-head">
        <h1>{title}</h1>
        <div role="alert">
          <p className="chapter-lead">{words.unfetched.lead}</p>
        </div>
      </header>
      <div className="prose">
        <p>{words.unfetched.kept}</p>
        <Button onClick={() => window.location.reload()}>{words.unfetched.reload}</Button>
      </div>
    </article>
  );
}
