import { expect, it } from 'vitest';
import { meanSurprise, surprisesOf, totalSurprise } from '../../src/core/surprise';

/** Logits whose softmax gives these. */
const logitsOf = (...rows: readonly (readonly number[])[]) => ({
  shape: [rows.length, rows[0].length],
  data: Float32Array.from(rows.flat().map(Math.log)),
});

it('a surprise is minus the logarithm of the chance that the token was given', () => {
  const logits = logitsOf([0.5, 0.25, 0.25], [0.1, 0.1, 0.8], [1 / 3, 1 / 3, 1 / 3]);
  const [one, other, ...more] = surprisesOf(logits, [0, 1, 2])!;
  expect(more).toEqual([]);
  expect(one.tokenId).toBe(1);
  expect(one.probability).toBeCloseTo(0.25, 6);
  expect(one.surprise).toBeCloseTo(Math.log(4), 6);
  expect(one.likeliest.tokenId).toBe(0);
  expect(one.likeliest.probability).toBeCloseTo(0.5, 6);
  expect(other.surprise).toBeCloseTo(0.2231, 4);
  expect(other.likeliest).toEqual({ tokenId: 2, probability: other.probability });
});

it('surprises add where chances multiply, and their mean is the loss', () => {
  const tokens = surprisesOf(logitsOf([0.5, 0.5], [0.125, 0.875], [0.5, 0.5]), [0, 0, 0])!;
  expect(Math.exp(-totalSurprise(tokens))).toBeCloseTo(0.5 * 0.125, 6);
  expect(meanSurprise(tokens)).toBeCloseTo(Math.log(16) / 2, 6);
});

it('what is not to be written as a chance any more is still a surprise', () => {
  const logits = { shape: [2, 3], data: Float32Array.of(0, 2_000, -900, 0, 0, 0) };
  const [token] = surprisesOf(logits, [1, 2])!;
  expect(token.surprise).toBeCloseTo(2_900, 3);
  expect(token.probability).toBe(0);
});

it('blind guessing surprises by the logarithm of the size of the vocabulary', () => {
  const logits = { shape: [2, 856], data: new Float32Array(2 * 856).fill(-3) };
  const [token] = surprisesOf(logits, [0, 855])!;
  expect(token.surprise).toBeCloseTo(Math.log(856), 6);
  expect(token.likeliest.tokenId).toBe(0);
});

it('a model that has diverged is surprised by nothing that could be told', () => {
  const logits = { shape: [2, 2], data: Float32Array.of(0, NaN, 0, 0) };
  expect(surprisesOf(logits, [0, 1])).toBeNull();
});
