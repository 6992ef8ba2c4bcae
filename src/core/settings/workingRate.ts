/** A learning rate that is known to work. */

import { CORPORA } from '../corpus';
import { PRE_TRAINING } from '../training';
import type { Settings } from './table';

/** That of the recipe, or what the text suggests in its place. */
export const workingRate = ({ corpus }: Pick<Settings, 'corpus'>): number =>
  CORPORA[corpus].suggested.learningRate ?? PRE_TRAINING.learningRate;
