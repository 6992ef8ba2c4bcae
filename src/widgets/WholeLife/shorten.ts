/** In characters: two lines on a telephone. */
const MOST = 64;

/** The beginning of a text that is longer than its place, up to a space. */
export function shorten(text: string): string {
  const points = [...text];
  if (points.length <= MOST) return text;
  return `${points
    .slice(0, MOST)
    .join('')
    .replace(/\s\S*$/, '')} …`;
}
