/**
 * A model that an address names: `?model=models/NAME.zip`, or `.gguf`, of the site's own folder and of no
 * other place. Pure: text in, text out. Nothing is fetched by it.
 */

/** The file's name in that folder; `null`: it names something else, of which nothing is asked for. */
export interface LinkedModel {
  readonly file: string | null;
}

const FIELD = 'model';

/** Longer names have no use, and are no name that a person has given. */
const MOST_CHARACTERS = 100;

/** Letters, digits, dots, dashes and low lines: nothing that an address could mean otherwise. */
const PATH = /^models\/([a-z\d][\w.-]*\.(?:zip|gguf))$/i;

/**
 * What a query says of a model; `null` if it says nothing. Never throws.
 * @param search with or without its question mark
 */
export function linkedModelIn(search: string): LinkedModel | null {
  const [path, other] = new URLSearchParams(search).getAll(FIELD);
  if (path === undefined) return null;
  const file = path.length <= MOST_CHARACTERS ? PATH.exec(path)?.[1] : undefined;
  const isOne = file !== undefined && other === undefined && !file.includes('..');
  return { file: isOne ? file : null };
}

/** The same query without its model, which has been opened or put away. */
export function withoutLinkedModel(search: string): string {
  const query = new URLSearchParams(search);
  query.delete(FIELD);
  const rest = query.toString();
  return rest === '' ? '' : `?${rest}`;
}
