import { expect, test } from 'vitest';
import {
  looksAt,
  sightOf,
  stackNamed,
  STACKS,
  type StackName,
} from '../../src/widgets/EncoderDecoder/stacks';

/** A row for each token of `from`, `x` where it may look at a token of `to`. */
const mask = (from: StackName, to: StackName): string[] =>
  stackNamed(from).tokens.map((_, row) =>
    stackNamed(to)
      .tokens.map((_, col) =>
        looksAt({ stack: from, index: row }, { stack: to, index: col }) ? 'x' : '.',
      )
      .join(''),
  );

test('the encoder looks both ways, the decoders only back', () => {
  expect(mask('encoder', 'encoder')).toEqual(['xxxx', 'xxxx', 'xxxx', 'xxxx']);
  expect(mask('decoder', 'decoder')).toEqual(['x....', 'xx...', 'xxx..', 'xxxx.', 'xxxxx']);
  expect(mask('single', 'single')[5]).toBe('xxxxxx....');
});

test('only the decoder of the pair looks across, and nobody looks into it', () => {
  expect(mask('decoder', 'encoder')).toEqual(['xxxx', 'xxxx', 'xxxx', 'xxxx', 'xxxx']);
  const across = STACKS.flatMap((from) => STACKS.map((to) => [from.name, to.name] as const)).filter(
    ([from, to]) => from !== to && mask(from, to).join('').includes('x'),
  );
  expect(across).toEqual([['decoder', 'encoder']]);
});

test('the sentence says which stage looks at what', () => {
  expect(sightOf({ stack: 'decoder', index: 2 })).toBe(
    'Decoder: “souris” looks through masked self-attention at “<start> la souris”, and through cross-attention at “the black mouse sleeps”.',
  );
  expect(sightOf({ stack: 'encoder', index: 0 })).toContain('at “the black mouse sleeps”');
  expect(sightOf({ stack: 'single', index: 6 })).not.toContain('souris');
});
