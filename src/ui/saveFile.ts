/** A file on its way out of the page. */
export interface LeavingFile {
  readonly name: string;
  /** With its type. */
  readonly blob: Blob;
}

/** Lets the browser save it under its name. */
export function saveFile({ name, blob }: LeavingFile): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
