/** Steps at which a model writes something, close together where it changes fast. */
const SAMPLE_STEPS = [20, 50, 100, 200, 300, 400, 600, 800];

/**
 * Whether one of them has come.
 * @param before steps done when it was asked last
 */
export const isSampleDue = (before: number, step: number): boolean =>
  SAMPLE_STEPS.some((due) => due > before && due <= step);

/** Few of them: on the processor one takes as long as twenty steps. */
const VALIDATION_STEPS = [100, 400];

/**
 * Whether the validation loss is taken with a sample.
 * @param before the step of the last one that was
 */
export const isValidationDue = (before: number, step: number, steps: number): boolean =>
  step >= steps || VALIDATION_STEPS.some((due) => due > before && due <= step);
