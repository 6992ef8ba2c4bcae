/** A file that leaves by the system's share sheet, where there is one. */

import type { LeavingFile } from './saveFile';

const asFile = ({ name, blob }: LeavingFile): File => new File([blob], name, { type: blob.type });

/** Whether this browser says that it shares files of such a name and type. */
export function canShareFile(name: string, type: string): boolean {
  // In older browsers, and in pages that are not served safely, there is none.
  if (!('canShare' in navigator)) return false;
  return navigator.canShare({ files: [asFile({ name, blob: new Blob([], { type }) })] });
}

/**
 * Opens the share sheet.
 * @returns whether that was done, or left by the reader, who has then had the choice. Some browsers say that
 *   they share every file, and then share a few types alone
 */
export async function shareFile(file: LeavingFile): Promise<boolean> {
  try {
    await navigator.share({ files: [asFile(file)] });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
