import { expect, it } from 'vitest';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { createRandom } from '../../src/core/random';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { groupsBy } from '../../src/widgets/EmbeddingMap/groups';
import {
  fit,
  nearestPlace,
  placeLabels,
  spanningTree,
} from '../../src/widgets/EmbeddingMap/layout';
import { agreement, cosine, neighboursOf } from '../../src/widgets/EmbeddingMap/neighbours';
import { dot, projectToPlane } from '../../src/widgets/EmbeddingMap/pca';
import {
  animalPoints,
  vectorsOf,
  vocabularyPoints,
  wordPoints,
} from '../../src/widgets/EmbeddingMap/points';

const vector = (...numbers: number[]) => Float64Array.from(numbers);

function randomVectors(count: number, width: number, seed: number): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Float64Array.from({ length: width }, () => random.normal()),
  );
}

it('finds the plane that the points lie in, with all of their variance', () => {
  // A rectangle of 6 by 2, laid obliquely into three dimensions and moved away from zero.
  const corners = [
    [-3, -1],
    [3, -1],
    [3, 1],
    [-3, 1],
  ];
  const points = corners.map(([u, v]) => vector(5 + 0.6 * u, 0.8 * u - 2, 9 + v));
  const { places, shares } = projectToPlane(points);
  expect(shares[0]).toBeCloseTo(0.9);
  expect(shares[1]).toBeCloseTo(0.1);
  for (const [x, y] of places) {
    expect(Math.abs(x)).toBeCloseTo(3);
    expect(Math.abs(y)).toBeCloseTo(1);
  }
  expect(places[0][0]).toBeCloseTo(-places[1][0]);
});

it('projects onto the eigenvectors of the covariance matrix', () => {
  const vectors = randomVectors(20, 5, 3);
  const { places, shares } = projectToPlane(vectors);
  const mean = vector(0, 0, 0, 0, 0).map(
    (_, i) => vectors.reduce((sum, one) => sum + one[i], 0) / vectors.length,
  );
  const centred = vectors.map((one) => one.map((x, i) => x - mean[i]));
  const total = centred.reduce((sum, one) => sum + dot(one, one), 0);
  for (const axis of [0, 1] as const) {
    const along = Float64Array.from(places, (place) => place[axis]);
    const variance = dot(along, along);
    expect(variance / total).toBeCloseTo(shares[axis], 10);
    // X′Xd = λd, where d = X′s / λ is the direction that the scores s were measured along.
    const direction = mean.map((_, i) =>
      centred.reduce((sum, one, n) => sum + one[i] * along[n], 0),
    );
    const scores = centred.map((one) => dot(one, direction) / variance);
    scores.forEach((score, n) => expect(score).toBeCloseTo(along[n], 8));
  }
  expect(places.reduce((sum, [x, y]) => sum + x * y, 0)).toBeCloseTo(0, 8);
});

it('turns the same way whatever the order of the points, and does not fail where all are one', () => {
  const vectors = randomVectors(12, 6, 5);
  const forth = projectToPlane(vectors).places;
  const back = projectToPlane(vectors.toReversed()).places.toReversed();
  forth.forEach(([x, y], i) => {
    expect(back[i][0]).toBeCloseTo(x, 8);
    expect(back[i][1]).toBeCloseTo(y, 8);
  });
  const same = projectToPlane([vector(1, 2), vector(1, 2), vector(1, 2)]);
  expect(same.shares).toEqual([0, 0]);
  expect(same.places.flat().every((x) => x === 0)).toBe(true);
  expect(() => projectToPlane([vector(1)])).toThrow('expected two vectors or more, got 1');
});

it('ranks neighbours by angle and not by length', () => {
  const vectors = [vector(1, 0), vector(0, 1), vector(9, 1), vector(-1, 0), vector(0, 0)];
  expect(neighboursOf(vectors, 0).map(({ index }) => index)).toEqual([2, 1, 4, 3]);
  expect(neighboursOf(vectors, 0)[0].cosine).toBeCloseTo(9 / Math.sqrt(82));
  expect(cosine(vectors[0], vectors[4])).toBe(0);
});

it('counts nearest neighbours of the same group, and how many the lot would give', () => {
  const vectors = [vector(1, 0), vector(1, 0.1), vector(0, 1), vector(0.1, 1)];
  expect(agreement(vectors, ['a', 'a', 'b', 'b'])).toEqual({ same: 4, of: 4, byLot: 4 / 3 });
  expect(agreement(vectors, ['a', 'b', 'a', 'b']).same).toBe(0);
});

const documents = smallWorldDocuments({ count: 400 });
const tokenizer = createTokenizer(trainTokenizer(documents, 400));

it('takes the mean of its tokens for a name that is no single one', () => {
  const points = animalPoints(tokenizer);
  const long = points.find(({ tokenIds }) => tokenIds.length > 1);
  const width = 3;
  const data = Float32Array.from({ length: tokenizer.vocabSize * width }, (_, i) => i);
  const [found] = vectorsOf([long!], { shape: [tokenizer.vocabSize, width], data });
  const mean = long!.tokenIds.reduce((sum, id) => sum + id, 0) / long!.tokenIds.length;
  [0, 1, 2].forEach((i) => expect(found[i]).toBeCloseTo(mean * width + i));
  expect(points).toHaveLength(48);
});

it('finds the most frequent words of a text that are one token each', () => {
  const points = wordPoints(documents, tokenizer);
  expect(points.length).toBeGreaterThan(10);
  expect(points[0].label).toBe('the');
  expect(points.every(({ tokenIds }) => tokenIds.length === 1)).toBe(true);
  expect(new Set(points.map(({ label }) => label)).size).toBe(points.length);
});

it('finds words in a vocabulary whose text nobody knows, the earliest first', () => {
  const points = vocabularyPoints(tokenizer);
  const labels = points.map(({ label }) => label);
  expect(labels[0]).toBe('the');
  expect(labels).toEqual(expect.arrayContaining(['called', 'eats']));
  expect(new Set(labels).size).toBe(points.length);
  for (const { label, tokenIds } of points) {
    expect(tokenizer.decode(tokenIds)).toBe(` ${label}`);
    expect(label.length).toBeGreaterThan(2);
  }
});

it('groups animals that share a fact, the largest group first', () => {
  const points = animalPoints(tokenizer);
  const groups = groupsBy(points, 'home');
  expect(groups[0].value).toBe('in the forest');
  expect(groups[0].members.map((index) => points[index].label)).toContain('owl');
  // The mole alone lives under the ground.
  expect(groups.some(({ value }) => value === 'under the ground')).toBe(false);
});

it('fits the sheet with one unit for both directions', () => {
  const places = fit(
    [
      [0, 0],
      [4, 0],
      [0, 1],
    ],
    400,
    300,
  );
  const across = places[1][0] - places[0][0];
  expect(places[0][1] - places[2][1]).toBeCloseTo(across / 4);
  expect(places.every(([x, y]) => x > 0 && x < 400 && y > 0 && y < 300)).toBe(true);
});

it('places no word on another, on a point, or beyond the edge', () => {
  const random = createRandom(1);
  const places = Array.from(
    { length: 40 },
    () => [10 + 280 * random.next(), 10 + 180 * random.next()] as const,
  );
  const widths = places.map(() => 45);
  const inOrder = (order: readonly number[]) => placeLabels(places, widths, order, 300, 200);
  const labels = inOrder([...places.keys()]);
  const without = [...places.keys()].filter((i) => !labels.some(({ index }) => index === i));
  expect(without.length).toBeGreaterThan(0);
  // Whoever comes first has its word, if it covers no point.
  expect(without.some((i) => inOrder([i])[0]?.index === i)).toBe(true);
  const boxes = labels.map(({ x, y, anchor }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - 45 : x - 22.5;
    return { left, right: left + 45, top: y - 6.5, bottom: y + 6.5 };
  });
  boxes.forEach((a, i) => {
    expect(a.left >= 0 && a.right <= 300 && a.top >= 0 && a.bottom <= 200).toBe(true);
    for (const b of boxes.slice(i + 1)) {
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect(apart).toBe(true);
    }
    for (const [x, y] of places) {
      expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false);
    }
  });
});

it('joins a group by its shortest lines, and finds the point under the pointer', () => {
  const places = [
    [0, 0],
    [100, 0],
    [10, 0],
    [50, 50],
  ] as const;
  expect(spanningTree(places, [0, 1, 2])).toEqual([
    [0, 2],
    [2, 1],
  ]);
  expect(nearestPlace(places, [48, 44])).toBe(3);
  expect(nearestPlace(places, [50, 100])).toBeNull();
});
