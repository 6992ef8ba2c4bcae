/** Keys of our own, which other software reads past: where a model comes from. */

import { aboutFromMetadata, aboutToMetadata, type About } from '../about';
import type { Keys } from './read';
import { text, type Value } from './write';

/** For sentences: a GGUF file may have any name. */
export const WHO = 'GGUF';

export const OWN = 'llms_under_the_hood.';

const NAMES = [
  'age',
  'corpus',
  'seed',
  'pretrainingSteps',
  'fineTuningSteps',
] as const satisfies (keyof About)[];

export const aboutKeys = (about: About): [key: string, value: Value][] =>
  Object.entries(aboutToMetadata(about)).map(([name, value]) => [OWN + name, text(value)]);

/** @throws ReaderError that says what was expected */
export function readAbout(keys: Keys): About {
  const found = NAMES.map((name) => [name, keys.text(OWN + name)] as const);
  return aboutFromMetadata(
    WHO,
    Object.fromEntries(found.filter(([, value]) => value !== undefined)),
  );
}
