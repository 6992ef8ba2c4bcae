/** Predicted lengths of time: nobody knows them to the second. */

import strings from '#strings/setup';
import { formatDuration } from '../../ui';

/** Two figures at most, and from a minute on whole tens of seconds: "25 seconds", "1 minute 20 seconds". */
export function roughDuration(seconds: number): string {
  if (seconds < 1) return formatDuration(seconds);
  const rounded = Number(seconds.toPrecision(2));
  return formatDuration(seconds < 60 ? rounded : Math.round(rounded / 10) * 10);
}

/** The same by itself: "about 25 seconds". */
export const aboutDuration = (seconds: number): string =>
  seconds < 1 ? roughDuration(seconds) : strings.about(roughDuration(seconds));
