import { useState } from 'react';
import { translate } from '../../../core/translation';

/**
 * The sentence as it was before its last fault; as it is, while it has none, or never had none.
 * @param text as the reader has typed it so far
 */
export function useLastWhole(text: string): string {
  const [last, setLast] = useState(text);
  const whole = translate(text).fault === null ? text : last;
  if (whole !== last) setLast(whole);
  return whole;
}
