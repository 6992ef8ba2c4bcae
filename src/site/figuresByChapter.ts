/** Where each live figure is in the text. Only the gallery imports it. */

import { chapters, references } from './content';
import { figures } from './figures';
import type { Document } from './routes';

// `?figures` makes another module of each file, of which only the named export is kept.
const elements = import.meta.glob<readonly string[]>('#prose/*.mdx', {
  query: '?figures',
  import: 'elements',
  eager: true,
});

export interface FiguresOfDocument {
  /** `null`: the cover. */
  readonly document: Document | null;
  /** Ids, in the order of the text. */
  readonly figures: readonly string[];
}

/** Every figure once, where it comes first in the text; the cover has what no text has. */
export function figuresByChapter(): FiguresOfDocument[] {
  const left = new Set(Object.keys(figures));
  const listed = [...chapters, ...references].flatMap((document) => {
    const here = (elements[document.file] ?? []).filter((id) => left.delete(id));
    return here.length > 0 ? [{ document, figures: here }] : [];
  });
  return left.size > 0 ? [{ document: null, figures: [...left] }, ...listed] : listed;
}
