/** Files that a page makes, on their way out of it. */

/** A file below `public/models/`, in base64: so it leaves the page. */
export interface ShippedFile {
  readonly name: string;
  readonly base64: string;
}

/** Curves are drawn from these; more digits would be bytes without a use. */
export const LOSS_DIGITS = 4;

/** A record of what the guide itself has trained. */
export const oursAsJson = (record: object): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify(record, (key, value: unknown) => {
      if (key === 'origin') return 'ours';
      return typeof value === 'number' ? Number(value.toFixed(LOSS_DIGITS + 2)) : value;
    }),
  );

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
