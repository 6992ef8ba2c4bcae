/** The figure of reciting, on the engine: what is shown is what was learnt and counted. */

import { afterEach, beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import experiments from '../../content/en/strings/experiments';
import strings from '../../content/en/strings/figures/Reciting';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { experimentActions, experimentsNow } from '../../src/store';
import Reciting from '../../src/widgets/Reciting';
import { COUNTS, runName } from '../../src/widgets/Reciting/runs';

const SLOW = { timeout: 110_000 };
const address = window.location.href;
// What a reader has chosen stays in the address.
beforeEach(() => window.history.replaceState(null, '', address));
afterEach(() =>
  COUNTS.forEach((documents) => experimentActions.forget(runName({ documents, seed: 0 }))),
);

const first = { documents: '30', seed: 0 } as const;

it('learns thirty documents by heart, and shows where each of its texts stands', async () => {
  const screen = await render(<Reciting />);
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  expect(experimentsNow()[runName(first)]).toBeUndefined();
  await button(strings.train).click();
  await expect.element(button(strings.again), SLOW).toBeVisible();
  const run = experimentsNow()[runName(first)]!;
  expect(run).toMatchObject({ status: 'finished', step: 300, problem: null });

  // By their own documents, looked through as plain text.
  const documents = smallWorldDocuments({ count: 30 });
  const { texts, validationLoss } = run.looks.at(-1)!;
  const whole = texts.filter((text) => documents.some((one) => ` ${one} `.includes(` ${text} `)));
  expect(whole.length).toBeGreaterThanOrEqual(6);
  const tile = screen.getByRole('radio', { name: /^30 / });
  await expect.element(tile).toHaveAccessibleName(`30 ${strings.copied(whole.length, 8)}`);
  const verdict = screen.getByRole('status');
  await expect
    .element(verdict)
    .toHaveTextContent(whole.length === 8 ? strings.verdict.all(8) : strings.verdict.some(whole.length, 8)); // prettier-ignore
  await expect.element(verdict).toHaveTextContent(validationLoss!.toFixed(2));
  expect(validationLoss!).toBeGreaterThan(4);

  const list = screen.getByRole('list', { name: strings.written.caption(300) });
  expect(list.element().querySelectorAll('li')).toHaveLength(8);
  expect(list.element().querySelector('.reciting-text')!.textContent).toBe(texts[0]);
  const opens = list.getByRole('button').first();
  const [, copied, words] = /^(\d+) of (\d+) words/.exec(opens.element().textContent)!;
  expect(Number(words)).toBe(texts[0].split(/\s+/).length);
  await opens.click();
  const opened = screen.container.querySelector('.reciting-document')!;
  const [, number] = /^Document (\d+) of 30/.exec(opened.textContent)!;
  expect(opened.querySelector('.reciting-text')!.textContent).toBe(documents[Number(number) - 1]);
  expect(opened.querySelector('mark')!.textContent.split(' ')).toHaveLength(Number(copied));
  expect(texts[0]).toContain(opened.querySelector('mark')!.textContent);

  // Beside each other: one is there so far, and each document was read so often.
  const cells = screen.container.querySelectorAll('.ui-table tbody tr');
  const row = [...cells].filter((one) => one.textContent.startsWith('30'))[0];
  const times = Number(row.querySelector('td')!.textContent);
  expect(times).toBeCloseTo((300 * 1_024) / run.tokens, 0);
  expect(row.textContent).toContain(strings.table.of(whole.length, 8));
  await button('Reset: Reciting or learning').click();
  await expect.element(button(strings.train)).toBeVisible();
  expect(experimentsNow()[runName(first)]).toBeUndefined();
});

it('is stopped, keeps what was seen by then, and can be gone on to another', async () => {
  const screen = await render(<Reciting />);
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  await screen.getByRole('radio', { name: /^3,000 / }).click();
  await button(strings.train).click();
  const many = { documents: '3000', seed: 0 } as const;
  await expect.poll(() => experimentsNow()[runName(many)]?.looks.length, SLOW).toBeGreaterThan(1);
  await button(experiments.stop).click();
  await expect.element(button(strings.again)).toBeVisible();
  await expect.element(screen.getByText(/^Stopped after \d+ steps?\.$/)).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent(strings.verdict.stopped);
  await screen.getByRole('radio', { name: /^300 / }).click();
  await expect.element(button(strings.train)).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent(strings.watch);
  await expect.poll(() => window.location.search).toContain('Reciting.documents=300');
});
