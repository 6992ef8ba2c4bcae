/** The model of an earlier visit, in words. */

import strings from '#strings/modelBar';
import numbers from '#strings/numbers';
import type { Offer } from '../../store';

const TIME = new Intl.DateTimeFormat(numbers.tag, { hour: '2-digit', minute: '2-digit' });
const DAY_AND_TIME = new Intl.DateTimeFormat(numbers.tag, {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** @param time milliseconds since 1970; only of another day is the day said */
export function formatMoment(time: number, now = Date.now()): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return (sameDay ? TIME : DAY_AND_TIME).format(time);
}

/** “Your base model of 800 steps, from 24 November at 19:05, is kept on this device …” */
export const describeOffer = ({ age, steps, savedAt }: Offer, now = Date.now()): string =>
  strings.offer.whole[age](steps, formatMoment(savedAt, now));
