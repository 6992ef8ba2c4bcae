/** How long the training of a translator takes, as far as that is known before it has begun. */

import { TRANSLATOR_TRAINING } from '../../../core/translation';

/** On one thread of two cores of an AMD EPYC server, with the simd engine. */
const SERVER_STEP_MS = 20;

export const SERVER_SECONDS = (TRANSLATOR_TRAINING.steps * SERVER_STEP_MS) / 1000;
