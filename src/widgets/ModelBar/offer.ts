/** The model of an earlier visit, in words. */

import type { Offer } from '../../store';
import { plural } from '../../ui';
import { AGE_NAMES } from '../life/words';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
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

/** “Your base model of 800 steps, from 24 November at 19:05,” */
export function describeOffer({ age, steps, savedAt }: Offer, now = Date.now()): string {
  const name = AGE_NAMES[age].toLowerCase();
  return `Your ${name} of ${plural(steps, 'step')}, from ${formatMoment(savedAt, now)},`;
}
