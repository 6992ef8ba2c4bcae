import { describe, expect, it } from 'vitest';
import { remarkCitations } from '../../src/site/mdx/citations';
import { attributesOf, type Node } from '../../src/site/mdx/tree';

const SOURCES = { sources: 'content/en/sources.mdx' };

/** What a `<Cite>` of that id is given. */
async function cited(id: string): Promise<Record<string, string>> {
  const node: Node = {
    type: 'mdxJsxTextElement',
    name: 'Cite',
    attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
  };
  await remarkCitations(SOURCES)({ type: 'root', children: [node] }, { path: 'chapter.mdx' });
  return attributesOf(node);
}

describe('a citation', () => {
  it('has the name and the title of its source before the chapter is JavaScript', async () => {
    expect(await cited('vaswani2017')).toEqual({
      id: 'vaswani2017',
      short: 'Vaswani et al., 2017',
      title: 'Attention Is All You Need',
    });
  });

  it('of a source that is not in the list stops the build', async () => {
    await expect(cited('nobody1900')).rejects.toThrow(/chapter\.mdx.*“nobody1900”/);
  });
});
