/** All that a reader is told of what cannot be done, by the codes of the errors. */

import type { ErrorMessages } from '../../../src/core/errors';
import corpusErrors from './corpusErrors';
import engineErrors from './engineErrors';
import fileErrors from './fileErrors';
import ggufErrors from './ggufErrors';
import modelErrors from './modelErrors';
import storageErrors from './storageErrors';

export default {
  messages: {
    ...corpusErrors,
    ...engineErrors,
    ...fileErrors,
    ...ggufErrors,
    ...modelErrors,
    ...storageErrors,
  } satisfies ErrorMessages,
  /** Of a fault of the guide; `detail` is for whoever reports it. */
  broken: (detail: string) =>
    `Something broke that should not have. The model is as it was. (${detail})`,
  /** Of a part of the guide's own code. */
  unfetched:
    'A part of the guide that this needs could not be fetched. The connection may be down, or the guide may have been updated since you opened it.',
};
