import { expect, test } from 'vitest';
import { LLAMA_BUDGET, resultsOf } from '../../src/widgets/TrainingBudget/budget';

test('the calculator starts at the figures of Llama 2 70B', () => {
  const results = Object.fromEntries(
    resultsOf(LLAMA_BUDGET).map(({ name, value }) => [name, value]),
  );
  expect(LLAMA_BUDGET.utilisationPercent).toBeCloseTo(43.47, 1);
  expect(results['Arithmetic']).toBe('8.4 × 10²³ FLOPs');
  expect(results['Text']).toMatch(/^about 10\sTB$/);
  expect(results['parameters.zip']).toMatch(/^140\sGB$/);
  expect(results['Machine time']).toMatch(/^1,7[12]\d,\d{3} GPU-hours$/);
  expect(results['Time']).toMatch(/^(11|12) days/);
  expect(results['Money']).toBe('$2,000,000');
});

test('half the GPUs take twice the time and cost the same', () => {
  const pick = (gpus: number, name: string) =>
    resultsOf({ ...LLAMA_BUDGET, gpus }).find((result) => result.name === name)?.value;
  expect(pick(3_000, 'Time')).toMatch(/^23 days/);
  expect(pick(3_000, 'Money')).toBe(pick(6_000, 'Money'));
});
