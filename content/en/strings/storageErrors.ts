/** What can go wrong with keeping the reader's model on the device. “Take home” is a button. */

import type { ErrorMessages } from '../../../src/core/errors';
import { formatList, plural } from '../../../src/language/format';

/** What is damaged, as a part of the sentences about it. */
const parts = {
  checkpoints: (count: number) =>
    count === 1 ? 'one checkpoint' : plural(count, { one: 'checkpoint', other: 'checkpoints' }),
  text: (name: string) => `the text “${name}”`,
};

const damage = {
  textsOnly: (list: string) =>
    `Of what was kept of your model, ${list} went missing or got damaged.`,
  noneLeft: (list: string) =>
    `Of what was kept of your model, ${list} went missing or got damaged. No whole checkpoint is left.`,
  newestLeft: (list: string, step: number) =>
    `Of what was kept of your model, ${list} went missing or got damaged. The newest whole checkpoint is that of step ${step}.`,
};

/** @param detail in the browser's own words */
const failing = {
  saving: (detail: string) =>
    `Your model as it is now could not be kept. What was kept before is still there. “Take home” saves your model as a file. (${detail})`,
  loading: (detail: string) =>
    `What this browser keeps of your model could not be read just now. Reload to try again. (${detail})`,
};

export default {
  'storage.unavailable':
    'This browser lets this page keep nothing, as in a private window or with site data switched off, so your model lasts only as long as this tab. “Take home” saves your model as a file.',
  'storage.blocked':
    'Another tab holds your model with an older version of this guide, so nothing is kept here. Close that tab and reload this one. “Take home” saves your model as a file.',
  'storage.changed':
    'Another tab has kept a model since this tab last looked. It was not overwritten, and this tab’s model is not kept. Reload to go on with the other. “Take home” saves your model as a file.',
  'storage.unreadable':
    'What this browser keeps of your model cannot be read. It stays as it is until another model is kept in its place.',
  'storage.lost':
    'The browser has closed the place where your model is kept, and does not open it just now. It is tried again by itself. “Take home” saves your model as a file.',
  'storage.emptied': 'What this browser kept of your model was deleted.',
  'storage.closed':
    'A newer version of this guide was opened in another tab, so this one keeps your model no longer. Reload to go on with the newer version. “Take home” saves your model as a file.',
  'storage.newer':
    'Your model was kept by a newer version of this guide. It was left as it is, and this version keeps nothing. Reload to get the newer one. “Take home” saves your model as a file.',
  'storage.full':
    'This browser has no room to keep your model as it is now. What was kept before is still there. “Take home” saves your model as a file.',
  'storage.failed': ({ during, detail }) => failing[during](detail),
  'storage.damaged': ({ checkpoints, texts, newestWholeStep }) => {
    const list = formatList([
      ...(checkpoints > 0 ? [parts.checkpoints(checkpoints)] : []),
      ...texts.map(parts.text),
    ]);
    if (checkpoints === 0) return damage.textsOnly(list);
    return newestWholeStep === null
      ? damage.noneLeft(list)
      : damage.newestLeft(list, newestWholeStep);
  },
} satisfies ErrorMessages<'storage'>;
