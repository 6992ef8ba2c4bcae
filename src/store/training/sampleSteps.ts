/** Steps at which a model writes something, close together where it changes fast. */
const SAMPLE_STEPS = [20, 50, 100, 200, 300, 400, 600, 800];

/**
 * Whether one of them has come.
 * @param before steps done when it was asked last
 */
export const isSampleDue = (before: number, step: number): boolean =>
  SAMPLE_STEPS.some((due) => due > before && due <= step);
