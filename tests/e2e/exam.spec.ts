import { expect, test } from '@playwright/test';
import { expectAccessible, watch } from './guide.ts';
import { bar, figure } from './journeySteps';

/** Of 360 questions: what the guide promises of the model that it brings. */
const LEAST_RIGHT = 0.95 * 360;
const LEAST_IN_FORM = 0.98 * 360;
const MOST_RIGHT_OF_BASELINE = 0.05 * 360;

test('our assistant passes the exam, a baseline fails it, and both write beside each other', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.goto('fine-tuning/');
  const exam = figure(page, 'Exam');
  await exam.scrollIntoViewIfNeeded();
  await exam.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });

  await exam.getByRole('button', { name: 'Run the exam' }).click();
  const again = exam.getByRole('button', { name: 'Run the exam again' });
  await expect(again).toBeEnabled({ timeout: 120_000 });
  await exam.getByRole('button', { name: /^Train the baseline too/ }).click();
  await expect(exam.getByRole('button', { name: /^Train the baseline again/ })).toBeEnabled({
    timeout: 120_000,
  });
  const cell = (column: string, row: string) =>
    exam.getByRole('button', { name: new RegExp(`: ${column}, ${row}`) });
  const count = async (column: string, row: string) =>
    Number(/(\d+) of 360/.exec(await cell(column, row).innerText())?.[1]);
  expect(await count('Assistant', 'Right answers, unseen')).toBeGreaterThanOrEqual(LEAST_RIGHT);
  expect(await count('Assistant', 'Answers in form')).toBeGreaterThanOrEqual(LEAST_IN_FORM);
  expect(await count('Baseline', 'Right answers, unseen')).toBeLessThanOrEqual(
    MOST_RIGHT_OF_BASELINE,
  );
  expect(await count('Base', 'Right answers, unseen')).toBe(0);

  await cell('Assistant', 'Right answers, unseen').click();
  const panel = exam.getByRole('region', { name: /^Our assistant after/ });
  await panel.locator('summary').first().click();
  await expect(panel.locator('.exam-answer')).toHaveCount(15);
  await expect(panel.locator('.exam-answer').first()).toContainText(/^. (right|wrong).*Wrote /);
  await expectAccessible(page, '[data-widget=Exam]');

  const beside = figure(page, 'Beside');
  await beside.scrollIntoViewIfNeeded();
  await beside.getByRole('button', { name: 'Let both write' }).click();
  await expect(beside.getByText(/^(Ended by itself|Cut off)/)).toHaveCount(2, { timeout: 60_000 });
  expect(complaints).toEqual([]);
});
