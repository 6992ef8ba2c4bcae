import { expect, test } from 'vitest';
import { aboutDuration, roughDuration } from '../../src/widgets/life/roughDuration';

test.each([
  [0.4, 'under a second'],
  [3.12, '3.1 seconds'],
  [25.4, '25 seconds'],
  [67, '1 minute 10 seconds'],
  [754, '12 minutes 30 seconds'],
  [1_234, '20 minutes'],
])('a prediction of %d seconds is %s', (seconds, text) => {
  expect(roughDuration(seconds)).toBe(text);
  expect(aboutDuration(seconds)).toBe(seconds < 1 ? text : `about ${text}`);
});
