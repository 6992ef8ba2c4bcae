/** What files call the texts of the guide, whatever language it is read in: never changed. */

import type { CorpusName } from '../corpus';

export const CORPUS_NAMES_IN_FILES: Readonly<Record<CorpusName, string>> = {
  smallWorld: 'The small world',
  names: 'Given names',
  prose: 'Moby-Dick',
  own: 'Your own text',
};
