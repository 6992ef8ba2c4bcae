/** What a citation says of its source, put in as the site is built: a page holds those that it cites. */

import { readFile } from 'node:fs/promises';
import { createProcessor } from '@mdx-js/mdx';
import { attributesOf, walk, type Node } from './tree.ts';

/**
 * Gives every `<Cite id="vaswani2017" />` the `short` and the `title` of the `<Source>` of that id.
 * @param sources the file with the list of sources
 * @throws Error if a text cites a source that is not in the list
 */
export function remarkCitations({ sources }: { readonly sources: string }) {
  return async (tree: Node, file: { readonly path?: string }): Promise<void> => {
    const cited: Node[] = [];
    walk(tree, (node) => {
      if (node.name === 'Cite') cited.push(node);
    });
    if (cited.length === 0) return;
    const listed = await sourcesOf(sources);
    for (const node of cited) {
      const { id = '' } = attributesOf(node);
      const source = listed.get(id);
      if (!source) {
        throw new Error(
          `${file.path ?? 'A chapter'}: expected <Cite> to name a <Source> of ${sources}, got “${id}”.`,
        );
      }
      const { short = '', title = '' } = source;
      node.attributes = [
        ...(node.attributes ?? []),
        ...Object.entries({ short, title }).map(([name, value]) => ({
          ...{ type: 'mdxJsxAttribute', name, value },
        })),
      ];
    }
  };
}

/** Their attributes, by id. */
async function sourcesOf(file: string): Promise<ReadonlyMap<string, Record<string, string>>> {
  const tree = createProcessor({ format: 'mdx' }).parse(await readFile(file, 'utf8')) as Node;
  const sources = new Map<string, Record<string, string>>();
  walk(tree, (node) => {
    if (node.name !== 'Source') return;
    const attributes = attributesOf(node);
    sources.set(attributes['id'] ?? '', attributes);
  });
  return sources;
}
