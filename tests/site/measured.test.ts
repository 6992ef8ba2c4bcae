import { describe, expect, it } from 'vitest';
import measured from '../../content/measured.json' with { type: 'json' };
import { remarkMeasured } from '../../src/site/mdx/measured';

/** What stands in the place of one `<Measured>` with these attributes. */
async function written(attributes: Record<string, string>, tag = 'en-GB') {
  const node = {
    type: 'mdxJsxTextElement',
    name: 'Measured',
    attributes: Object.entries(attributes).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      // As MDX has `digits={2}`.
      value: name === 'digits' ? { value } : value,
    })),
  };
  await remarkMeasured({ tag })({ type: 'root', children: [node] }, { path: 'chapter.mdx' });
  return node as { type: string; value?: string };
}

describe('a measured number of the prose', () => {
  it('is text before the chapter is JavaScript, in the way that was asked for', async () => {
    expect(await written({ of: 'vocabSize' })).toEqual({ type: 'text', value: '856' });
    const { value } = await written({ of: 'base.loss', digits: '2' });
    expect(value).toBe(measured['base.loss'].toFixed(2));
    const share = await written({ of: 'base.facts', as: 'percent' });
    expect(share.value).toBe((100 * measured['base.facts']).toFixed(0));
    expect((await written({ of: 'predictions' })).value).toBe('901,120');
    expect((await written({ of: 'predictions' }, 'de')).value).toBe('901.120');
    expect((await written({ of: 'flops', as: 'large' })).value).toBe('840 billion');
  });

  it('stops the build where nothing of that name was measured', async () => {
    await expect(written({ of: 'base.lots' })).rejects.toThrow(/chapter\.mdx.*“base\.lots”/);
    await expect(written({ of: 'vocabSize', as: 'roman' })).rejects.toThrow(/“roman”/);
  });
});
