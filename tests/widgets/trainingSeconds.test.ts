import { expect, it } from 'vitest';
import measured from '../../content/measured.json' with { type: 'json' };
import { SERVER_SECONDS } from '../../src/widgets/life/translator/trainingSeconds';

it('promises for a translator the seconds that were measured', () => {
  expect(SERVER_SECONDS).toBeGreaterThan(0);
  expect(SERVER_SECONDS).toBe(measured['translator.seconds']);
});
