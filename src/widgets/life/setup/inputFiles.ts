/** What a reader gives: pasted, chosen or dropped. Refused before it is read, where it can be. */

import strings from '#strings/setup';
import { expectSize } from '../../../core/corpus/fileChecks';
import { ReaderError } from '../../../core/errors';

const { importing: said } = strings;

export interface Given {
  /** Of the file, or what was pasted is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param name what it is called
 * @throws ReaderError if it is too large
 */
export function fromText(name: string, text: string): Given {
  // In UTF-8 it has as many bytes at least.
  expectSize(name, text.length);
  return { name, bytes: new TextEncoder().encode(text) };
}

/** @throws ReaderError if it is too large, or cannot be read */
export async function fromFile(file: File): Promise<Given> {
  expectSize(file.name, file.size);
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw new ReaderError('given.unreadable', { name: file.name });
  }
}

/** @throws ReaderError unless it is one file */
export async function fromFiles(files: readonly File[]): Promise<Given> {
  if (files.length !== 1) throw new ReaderError('given.several', { count: files.length });
  return fromFile(files[0]);
}

/**
 * Looks at what was dropped while its event is handled: after that the browser forgets it.
 * @returns reads it, or rejects with a ReaderError that says what was expected
 */
export function fromDrop(transfer: DataTransfer): () => Promise<Given> {
  const isFolder = [...transfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory);
  const dropped = [...transfer.files];
  const text = dropped.length === 0 ? transfer.getData('text/plain') : '';
  return async () => {
    if (isFolder) throw new ReaderError('given.folder');
    return dropped.length > 0 ? fromFiles(dropped) : fromText(said.dropped, text);
  };
}
