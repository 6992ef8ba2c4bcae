/** Principal components of a few vectors, worked out exactly: the same vectors, the same picture. */

export interface Projection {
  /** Of each vector, along the direction in which all of them differ most, and the next. */
  readonly places: readonly (readonly [x: number, y: number])[];
  /** The two directions' shares of the whole variance, 0 to 1. */
  readonly shares: readonly [x: number, y: number];
}

/**
 * Principal component analysis (Hotelling, 1933) to two dimensions. The n × n products of n centred
 * vectors have the eigenvalues of their covariance matrix, times n, and are fewer numbers. A
 * direction has no sign of its own: it is turned so that whoever is furthest along it is positive.
 * @param vectors all of one length
 * @throws RangeError with fewer than two vectors
 */
export function projectToPlane(vectors: readonly Float64Array[]): Projection {
  const n = vectors.length;
  if (n < 2) throw new RangeError(`projectToPlane: expected two vectors or more, got ${n}.`);
  const centred = centre(vectors);
  const products = centred.map((a) => Float64Array.from(centred, (b) => dot(a, b)));
  const total = products.reduce((sum, row, i) => sum + row[i], 0);
  const { values, vectors: directions } = eigen(products);
  const [first, second] = values
    .map((value, index) => ({ value: Math.max(0, value), index }))
    .sort((a, b) => b.value - a.value)
    .map(({ value, index }) => ({
      share: total > 0 ? value / total : 0,
      along: turned(directions.map((row) => row[index] * Math.sqrt(value))),
    }));
  return {
    places: vectors.map((_, i) => [first.along[i], second.along[i]] as const),
    shares: [first.share, second.share],
  };
}

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

function centre(vectors: readonly Float64Array[]): Float64Array[] {
  const mean = new Float64Array(vectors[0].length);
  for (const vector of vectors) vector.forEach((x, i) => (mean[i] += x / vectors.length));
  return vectors.map((vector) => vector.map((x, i) => x - mean[i]));
}

function turned(along: readonly number[]): readonly number[] {
  const furthest = along.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return furthest < 0 ? along.map((x) => -x) : along;
}

const MOST_SWEEPS = 60;
/** Off the diagonal, next to the whole, nothing is left that a double could tell. */
const NEGLIGIBLE = 1e-24;

/**
 * Eigenvalues of a symmetric matrix and its eigenvectors, as columns, by Jacobi's rotations (1846):
 * each makes one number off the diagonal zero, and sweeps over all of them soon make all so.
 */
function eigen(symmetric: readonly Float64Array[]): {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
} {
  const n = symmetric.length;
  const a = symmetric.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const whole = a.reduce((sum, row) => sum + dot(row, row), 0);
  const offDiagonal = () =>
    a.reduce((sum, row, i) => sum + dot(row, row) - row[i] * row[i], 0) > NEGLIGIBLE * whole;
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(); sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
    }
  }
  return { values: a.map((row, i) => row[i]), vectors };
}

/** Golub & Van Loan, Matrix Computations, section 8.5: the smaller of the two angles that fit. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const off = a[p][q];
  if (off === 0) return;
  const tau = (a[q][q] - a[p][p]) / (2 * off);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (const row of [...a, ...vectors]) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[p][i], a[q][i]];
    a[p][i] = c * x - s * y;
    a[q][i] = s * x + c * y;
  }
}
