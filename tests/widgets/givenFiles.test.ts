/** Files that are dropped with their folders, and chosen with them. */

import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../src/store/errorMessage';
import {
  fromChoice,
  fromDrop,
  MOST_DEPTH,
  MOST_FILES,
} from '../../src/widgets/ModelBar/givenFiles';

/** A folder by its names: another folder, or a text. */
interface Tree {
  readonly [name: string]: Tree | string;
}

/** At a time, as browsers tell of a hundred. */
const AT_ONCE = 100;

function entry(name: string, what: Tree | string, path = ''): FileSystemEntry {
  const fullPath = `${path}/${name}`;
  const common = { name, fullPath, isFile: typeof what === 'string', isDirectory: false };
  if (typeof what === 'string') {
    const file = (done: (file: File) => void, fail: (error: Error) => void) =>
      what === 'gone' ? fail(new Error('gone')) : done(new File([what], name));
    return { ...common, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(what);
    return {
      readEntries(done: (entries: FileSystemEntry[]) => void) {
        done(left.splice(0, AT_ONCE).map(([inside, tree]) => entry(inside, tree, fullPath)));
      },
    };
  };
  return { ...common, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

const namesIn = async (tree: Tree): Promise<string[]> => {
  const dropped = Object.entries(tree).map(([name, what]) => entry(name, what));
  return (await fromDrop(dropped)).map(({ name }) => name).sort();
};
const refusal = (tree: Tree) => namesIn(tree).then(String, (error: unknown) => errorMessage(error));

const many = (count: number): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, 'x']));

describe('what is dropped', () => {
  it('is one file, by its name', async () => {
    const file = new File(['zip'], 'parameters.zip');
    expect(await fromDrop([file])).toEqual([{ name: 'parameters.zip', blob: file }]);
    expect(await namesIn({ 'parameters.zip': 'zip' })).toEqual(['parameters.zip']);
  });

  it('is several files, and folders within folders, by their paths', async () => {
    const model = { 'config.json': '{}', deeper: { 'model.safetensors': '' } };
    expect(await namesIn({ model, 'a.json': '{}' })).toEqual([
      'a.json',
      'model/config.json',
      'model/deeper/model.safetensors',
    ]);
  });

  it('is more than a browser tells of at a time', async () => {
    expect(await namesIn({ model: many(250) })).toHaveLength(250);
  });

  it('is nothing that is hidden, however much that is', async () => {
    const model = {
      'config.json': '{}',
      '.git': { objects: many(MOST_FILES + 1) },
      __MACOSX: { 'config.json': '' },
      '.DS_Store': '',
    };
    expect(await namesIn({ model })).toEqual(['model/config.json']);
  });

  it('is refused where there is too much of it, and not counted to its end', async () => {
    expect(await refusal({ model: many(MOST_FILES + 1) })).toMatch(/got more than 2,000 files/);
    const folders = Object.fromEntries(
      Array.from({ length: MOST_FILES + 1 }, (_, i) => [`folder ${i}`, {}]),
    );
    expect(await refusal({ folders })).toMatch(/got more than 2,000 files/);
  });

  it('ends where folders do not', async () => {
    const endless: Record<string, Tree | string> = { 'a.json': '{}' };
    endless['itself'] = endless as Tree;
    expect(await namesIn({ endless })).toHaveLength(MOST_DEPTH);
  });

  it('is named where it cannot be read', async () => {
    expect(await refusal({ model: { 'config.json': 'gone' } })).toContain('got “config.json”');
  });
});

describe('what is chosen', () => {
  const chosen = (path: string) => {
    const file = new File([''], path.split('/').at(-1)!);
    return Object.defineProperty(file, 'webkitRelativePath', {
      value: path.includes('/') ? path : '',
    });
  };

  it('is known by its path below the folder, or its name alone, and nothing hidden', () => {
    const paths = ['config.json', 'model/config.json', 'model/.git/config', 'model/.DS_Store'];
    expect(fromChoice(paths.map(chosen)).map(({ name }) => name)).toEqual([
      'config.json',
      'model/config.json',
    ]);
  });

  it('is refused where it is too much', () => {
    const files = Array.from({ length: MOST_FILES + 1 }, (_, i) => chosen(`model/${i}`));
    expect(() => fromChoice(files)).toThrow(/package\.tooManyFiles/);
  });
});
