/** Finding tokens in a text before it is cut into words. */

/** A stretch of text, or the token that stands in its place. */
export type Piece = string | number;

/** Cuts a text at tokens: the leftmost first, and of several there the longest. */
export function findWhole(text: string, tokens: ReadonlyMap<string, number>): Piece[] {
  if (tokens.size === 0) return [text];
  const candidates = new Map<string, string[]>();
  for (const token of Array.from(tokens.keys()).sort((a, b) => b.length - a.length)) {
    const same = candidates.get(token[0]);
    if (same) same.push(token);
    else candidates.set(token[0], [token]);
  }
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    const found = candidates.get(text[at])?.find((token) => text.startsWith(token, at));
    if (found === undefined) at++;
    else {
      if (at > start) pieces.push(text.slice(start, at));
      pieces.push(tokens.get(found)!);
      at += found.length;
      start = at;
    }
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}
