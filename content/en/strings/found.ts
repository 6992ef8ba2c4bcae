/** A value out of a file, within a sentence. */

import type { Found } from '../../../src/core/files/errors';

/** In place of one that is too long for a sentence. */
const kinds = { list: 'a list', object: 'an object', nothing: 'nothing' };

export default {
  inSentence: (found: Found): string => (typeof found === 'string' ? found : kinds[found.kind]),
};
