/** Where the site will stand: `BASE_PATH` names the folder, `SITE_URL` the whole address. */

export interface Address {
  /** With a slash at both ends. */
  readonly base: string;
  /** With its last slash, as in `https://example.org/guide/`; empty if nobody said it. */
  readonly siteUrl: string;
}

/** `guide`, `/guide` and `/guide/` all mean `/guide/`. */
const normalise = (path: string): string => `/${path}/`.replace(/\/{2,}/g, '/');

/** @throws RangeError with a sentence if the two contradict each other, or the address is none */
export function addressFrom(env: Readonly<Record<string, string | undefined>>): Address {
  const { BASE_PATH, SITE_URL } = env;
  if (!SITE_URL) return { base: normalise(BASE_PATH ?? '/'), siteUrl: '' };
  if (!/^https?:\/\/[^?#]+$/.test(SITE_URL) || !URL.canParse(SITE_URL)) {
    throw new RangeError(
      `SITE_URL: expected an address such as https://example.org/guide/, got ${SITE_URL}.`,
    );
  }
  const url = new URL(SITE_URL);
  const base = normalise(url.pathname);
  if (BASE_PATH !== undefined && normalise(BASE_PATH) !== base) {
    throw new RangeError(
      `SITE_URL: expected its path to be BASE_PATH, ${normalise(BASE_PATH)}, got ${base}.`,
    );
  }
  return { base, siteUrl: url.origin + base };
}
