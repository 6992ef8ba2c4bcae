/** Which file of the site's own folder an address names, whatever is written into it. */

import { describe, expect, it } from 'vitest';
import { linkedModelIn, withoutLinkedModel } from '../../src/core/linkedModel';
import { settingsFromQuery } from '../../src/core/settings';
import { readLink, writeLink } from '../../src/core/linkState';

describe('a model in an address', () => {
  it.each([
    ['?model=models/zebras.zip', 'zebras.zip'],
    ['model=models/zebras.gguf', 'zebras.gguf'],
    ['?model=models%2Fzebras.zip', 'zebras.zip'],
    ['?embed&model=models/class-3b_2026.v2.gguf', 'class-3b_2026.v2.gguf'],
    ['?v=1&Neuron.w1=0.5&model=models/a.zip&layers=3', 'a.zip'],
    ['?model=models/7.ZIP', '7.ZIP'],
  ])('of %s is %s', (search, file) => {
    expect(linkedModelIn(search)).toEqual({ file });
  });

  it.each(['', '?', '?embed', '?v=1&layers=3', '?Model=models/a.zip', '?models=models/a.zip'])(
    'is none in %j',
    (search) => expect(linkedModelIn(search)).toBeNull(),
  );

  it.each([
    '',
    'a.zip',
    'models/',
    'models/.zip',
    'models/a',
    'models/a.json',
    'models/life.json',
    'models/a.zip.html',
    'models/base.safetensors',
    // Out of the folder.
    '../models/a.zip',
    'models/../a.zip',
    'models/..zip',
    'models/a..zip',
    'models/../../secret/a.zip',
    'models/x/../a.zip',
    'models/sub/a.zip',
    'models//a.zip',
    './models/a.zip',
    'models/./a.zip',
    // Elsewhere.
    '/models/a.zip',
    '//example.org/models/a.zip',
    'https://example.org/models/a.zip',
    'https:models/a.zip',
    'models/https://example.org/a.zip',
    'models/@example.org/a.zip',
    'javascript:alert(1)//models/a.zip',
    'data:application/zip,models/a.zip',
    'blob:models/a.zip',
    'file:///models/a.zip',
    // What becomes a slash.
    'models\\a.zip',
    '\\\\example.org\\models\\a.zip',
    'models/..\\a.zip',
    '/\\example.org/models/a.zip',
    // Encoded once more than an address is.
    'models%2Fa.zip',
    'models/%2e%2e/a.zip',
    'models/%252e%252e%252fa.zip',
    'models/a%00.zip',
    'models/%61.zip',
    // Queries and fragments within it.
    'models/a.zip?token=1',
    'models/a.zip#.gguf',
    'models/a?.zip',
    'models/a#.zip',
    'models/a;.zip',
    'models/a.zip&b',
    // Characters that are none, or look like others.
    'models/a\0.zip',
    'models/a\n.zip',
    'models/a.zip\n',
    '\nmodels/a.zip',
    'models/a b.zip',
    'models/ａ.zip',
    'models/é.zip',
    'models/a\u202Epiz.zip',
    'models∕a.zip',
    'models/<img src=x>.zip',
    `models/${'a'.repeat(100)}.zip`,
    'a/'.repeat(100_000),
  ])('is refused, and not named: %j', (path) => {
    expect(linkedModelIn(`?model=${encodeURIComponent(path)}`)).toEqual({ file: null });
  });

  it('is refused where there are two, whichever would win', () => {
    expect(linkedModelIn('?model=models/a.zip&model=models/b.zip')).toEqual({ file: null });
  });

  it('lies below the folder for every address that is taken, however it is resolved', () => {
    const { file } = linkedModelIn('?model=models/a.-_b.zip')!;
    expect(new URL(`/guide/models/${file}`, 'https://example.org/').href).toBe(
      'https://example.org/guide/models/a.-_b.zip',
    );
  });
});

describe('a model beside the rest of an address', () => {
  const schema = { w1: { kind: 'number', min: 0, max: 1, first: 0 } } as const;

  it('stays while a figure writes its state there, and goes alone', () => {
    const search = writeLink('?embed&model=models/a.zip', 'Neuron', schema, { w1: 0.5 });
    expect(linkedModelIn(search)).toEqual({ file: 'a.zip' });
    const rest = withoutLinkedModel(search);
    expect(linkedModelIn(rest)).toBeNull();
    expect(readLink(rest, 'Neuron', schema)).toEqual({ w1: 0.5 });
    expect(new URLSearchParams(rest).has('embed')).toBe(true);
    expect(withoutLinkedModel('?model=models/a.zip')).toBe('');
  });

  it('is no setting, and no link of a figure has it', () => {
    expect(settingsFromQuery('?v=1&model=models/a.zip')).toBeNull();
    expect(writeLink('', 'Neuron', schema, { w1: 0.5 })).not.toContain('model');
  });
});
