/** What the models that the device keeps are called. */

import numbers from '#strings/numbers';
import strings from '#strings/persistence';
import type { KeptLife } from '../../store';

const TIME = new Intl.DateTimeFormat(numbers.tag, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(numbers.tag, { day: 'numeric', month: 'long' });
const DAY_AND_TIME = new Intl.DateTimeFormat(numbers.tag, {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

const isSameDay = (time: number, now: number) =>
  new Date(time).toDateString() === new Date(now).toDateString();

/** @param time milliseconds since 1970; only of another day is the day said */
export const formatMoment = (time: number, now = Date.now()): string =>
  (isSameDay(time, now) ? TIME : DAY_AND_TIME).format(time);

/** “Your assistant of 29 November”, at the beginning of a sentence. */
export const keptName = (life: KeptLife, now?: number): string =>
  withDay(strings.names[life.origin][life.age], life, now);

/** “your assistant of 29 November” */
export const keptNameWithin = (life: KeptLife, now?: number): string =>
  withDay(strings.namesWithin[life.origin][life.age], life, now);

/** “your assistant of 1,000 steps”: of one that is here, and was not kept on another day. */
export const nameBySteps = ({ age, origin, steps }: KeptLife): string =>
  steps === null
    ? strings.namesWithin[origin][age]
    : strings.ofSteps(strings.namesWithin[origin][age], steps);

function withDay(name: string, { savedAt }: KeptLife, now = Date.now()): string {
  return isSameDay(savedAt, now)
    ? strings.ofToday(name, TIME.format(savedAt))
    : strings.ofDay(name, DAY.format(savedAt));
}
