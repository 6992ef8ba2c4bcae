import { Button } from '../../ui/Button';

/** In the place of a text that could not be fetched: the model lives on, because nothing is reloaded. */
export function UnfetchedPage({ title }: { readonly title: string }) {
  return (
    <article className="page unfetched">
      <header className="chapter-head">
        <h1>{title}</h1>
        <div role="alert">
          <p className="chapter-lead">
            This page could not be fetched. The connection may be down, or the guide may have been
            updated since you opened it.
          </p>
        </div>
      </header>
      <div className="prose">
        <p>
          Whatever your model has learnt is kept, and the other pages are there. Loading this one
          anew begins with a new model.
        </p>
        <Button onClick={() => window.location.reload()}>Load the page anew</Button>
      </div>
    </article>
  );
}
