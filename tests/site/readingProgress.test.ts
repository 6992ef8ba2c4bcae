import { describe, expect, it } from 'vitest';
import { doneOf, outline } from '../../src/site/outline';
import { NO_PROGRESS, parseProgress } from '../../src/site/readingProgress';

describe('what was kept of the reading', () => {
  it('comes back as it was', () => {
    const progress = { read: { '/transformers/': ['one-block-repeated'] }, tried: ['Neuron'] };
    expect(parseProgress(JSON.stringify({ version: 1, ...progress }))).toEqual(progress);
  });

  it.each([null, '', '{', '[]', '7', '"x"', '{"version":1,"read":7,"tried":{}}'])(
    'is nothing if it is %s',
    (text) => {
      expect(parseProgress(text)).toEqual(NO_PROGRESS);
    },
  );

  it('is taken for what makes sense in it', () => {
    const read = { '/a/': ['x', 'x', 7, '<b>'], 'javascript:': ['x'], '/b/': null };
    expect(parseProgress(JSON.stringify({ version: 1, read, tried: ['Neuron', null] }))).toEqual({
      read: { '/a/': ['x'], '/b/': [] },
      tried: ['Neuron'],
    });
  });

  it('is left alone if a newer guide has written it', () => {
    expect(parseProgress('{"version":2,"read":[]}')).toBeUndefined();
  });
});

describe('how far the reader has come', () => {
  it('is counted over the sections and figures of the chapters', () => {
    const none = doneOf(outline, NO_PROGRESS);
    expect(outline).toHaveLength(5);
    expect(none.sections).toBeGreaterThan(25);
    expect(none.figures).toContain('Neuron');
    expect(none.figures).not.toContain('EngineBench');
    expect(none).toMatchObject({ read: 0, untried: none.figures });
    expect(none.next).toEqual({ path: '/neural-networks/', section: outline[0]?.sections[0] });
  });

  it('goes on after what was read, and does not count what is no more', () => {
    const [first] = outline[0]?.sections ?? [];
    const read = { '/neural-networks/': [first?.id ?? '', 'a-section-of-long-ago'] };
    const done = doneOf(outline, { read, tried: ['Neuron', 'NoSuchFigure'] });
    expect(done.read).toBe(1);
    expect(done.next?.section).toBe(outline[0]?.sections[1]);
    expect(done.figures.length - done.untried.length).toBe(1);
  });
});
