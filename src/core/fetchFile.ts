/** Files that come with the guide, and are no scripts. */

import type { ErrorCode, ErrorParams } from './errors';
import { UnfetchedError } from './unfetched';

/** What a file that does not come is told by: `status` is that of the server's answer, `null` without one. */
export type UnfetchedCode = {
  [Code in ErrorCode]: { status: number | null } extends ErrorParams[Code]
    ? ErrorParams[Code] extends { status: number | null }
      ? Code
      : never
    : never;
}[ErrorCode];

/**
 * The bytes of a file that comes with the guide. One that breaks off is asked for once more.
 * @throws UnfetchedError
 */
export async function fetchFile(address: string | URL, code: UnfetchedCode): Promise<Uint8Array> {
  for (let again = true; ; again = false) {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new UnfetchedError(code, { status: response.status });
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (error instanceof UnfetchedError) throw error;
      if (!again) throw new UnfetchedError(code, { status: null });
    }
  }
}
