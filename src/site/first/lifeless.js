// Where the other scripts do not come, break off or are not understood, the text stays and says so.
// The site marks the page as alive when it takes it over.
{
  const root = document.documentElement;
  const say = () => {
    if ('alive' in root.dataset || !document.getElementById('lifeless')) return;
    const [note, place] = contentOf('lifeless').children;
    note.querySelector('button').addEventListener('click', () => location.reload());
    const main = document.getElementById('main');
    main.insertBefore(note, main.firstChild);
    for (const figure of document.querySelectorAll('.widget-reserved'))
      figure.append(place.cloneNode(true));
  };
  const whenParsed = () => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
    else say();
  };
  // A script that did not come is the target of its error, one that broke is the window's.
  addEventListener(
    'error',
    ({ target, filename }) => {
      const isOurs =
        target === window ? String(filename).startsWith(location.origin) : !!target.src;
      if (isOurs && (target === window || target.type === 'module')) whenParsed();
    },
    true,
  );
  addEventListener('unhandledrejection', whenParsed);
  if (!('noModule' in HTMLScriptElement.prototype)) whenParsed();
}
