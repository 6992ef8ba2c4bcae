/** Shares of an exam, for tests and for `npm run life`. */

import { countPassed, type Answer, type Criterion } from '../src/store/exam/runExam';

/** 0 to 1; of no answers there is no share. */
export const shareOf = (answers: readonly Answer[], criterion: Criterion): number =>
  countPassed(answers, criterion) / answers.length;
