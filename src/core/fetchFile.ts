/** Files that come with the guide, and are no scripts. */

import { UnfetchedError } from './unfetched';

/** What to say when a file does not come. */
export interface UnfetchedWords {
  readonly silent: string;
  readonly refused: (status: number) => string;
}

/**
 * The bytes of a file that comes with the guide. One that breaks off is asked for once more.
 * @throws UnfetchedError
 */
export async function fetchFile(address: string | URL, words: UnfetchedWords): Promise<Uint8Array> {
  for (let again = true; ; again = false) {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new UnfetchedError(words.refused(response.status));
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (error instanceof UnfetchedError) throw error;
      if (!again) throw new UnfetchedError(words.silent);
    }
  }
}
