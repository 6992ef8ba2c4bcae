import { actions } from '../../store';

/** Lets the browser save the model as `parameters.zip`. */
export async function takeHome(): Promise<void> {
  const file = await actions.takeHome();
  if (!file) return;
  const { name, bytes } = file;
  const address = URL.createObjectURL(
    new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
  );
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
