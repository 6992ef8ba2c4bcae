/** The files of a model as a reader gives them: chosen, or dropped with the folders that they are in. */

import { ReaderError } from '../../core/errors';
import type { NamedBlob } from '../../core/files/openModel';
import type { Dropped } from '../../ui/pageDrops';

/** A model is a dozen; a folder may hold other things. */
export const MOST_FILES = 2_000;
/** Folders within folders: what lies deeper is left where it is. */
export const MOST_DEPTH = 8;

/**
 * @param files that were chosen, each by itself or with a folder
 * @throws ReaderError if they are too many
 */
export function fromChoice(files: readonly File[]): NamedBlob[] {
  const seen = files
    .map((blob) => ({ name: blob.webkitRelativePath || blob.name, blob }))
    .filter(({ name }) => !name.split('/').some(isHidden));
  expectFew(seen.length);
  return seen;
}

/** @throws ReaderError if they are too many, or one cannot be read */
export async function fromDrop(dropped: readonly Dropped[]): Promise<NamedBlob[]> {
  const found: NamedBlob[] = [];
  /** Folders that are still to be looked into: the nearest first, as a model is near the top. */
  let folders: FileSystemDirectoryEntry[] = [];
  const take = async (one: Dropped) => {
    if (isHidden(one.name)) return;
    if (one instanceof File) found.push({ name: one.name, blob: one });
    else if (isFolder(one)) folders.push(one);
    else if (isFile(one)) found.push({ name: one.fullPath.slice(1), blob: await fileOf(one) });
    expectFew(found.length);
  };
  for (const one of dropped) await take(one);
  for (let depth = 0; depth < MOST_DEPTH && folders.length > 0; depth++) {
    const here = folders;
    folders = [];
    for (const folder of here) for await (const one of entriesOf(folder)) await take(one);
    expectFew(folders.length);
  }
  return found;
}

/** Of the system, or of version control, which has thousands. */
const isHidden = (name: string): boolean => name.startsWith('.') || name === '__MACOSX';

function expectFew(count: number): void {
  if (count > MOST_FILES) throw new ReaderError('package.tooManyFiles', { most: MOST_FILES });
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  try {
    return await new Promise((resolve, reject) => entry.file(resolve, reject));
  } catch {
    throw new ReaderError('given.unreadable', { name: entry.name });
  }
}

/** A browser tells of a hundred at a time, and at the end of none. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    let some: FileSystemEntry[];
    try {
      some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    } catch {
      throw new ReaderError('given.unreadable', { name: folder.name });
    }
    if (some.length === 0) return;
    yield* some;
  }
}
