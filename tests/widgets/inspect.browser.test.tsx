/** A number that opens to its arithmetic, by itself and in a row of bars. */

import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Bars, Inspect, Step, Steps } from '../../src/ui';

it('is a button with the name of its number, and opens what stands under it', async () => {
  const screen = await render(
    <Inspect label="Bytes in all:" value="14">
      <Steps>
        <Step result="14">2 × 7</Step>
      </Steps>
    </Inspect>,
  );
  const number = screen.getByRole('button', { name: 'Bytes in all: 14' });
  await expect.element(number).toHaveAttribute('aria-expanded', 'false');
  expect(screen.container.textContent).not.toContain('2 × 7');
  (number.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(number).toHaveAttribute('aria-expanded', 'true');
  const opened = document.getElementById(number.element().getAttribute('aria-controls')!);
  expect(opened?.textContent).toBe('2 × 7= 14');
  await userEvent.keyboard(' ');
  await expect.element(number).toHaveAttribute('aria-expanded', 'false');
  expect(screen.container.textContent).not.toContain('2 × 7');
});

it('opens one bar at a time, under its row, and none that is a sum of others', async () => {
  const bars = [
    { key: 'a', label: 'zebra', value: 0.5 },
    { key: 'b', label: 'lion', value: 0.25 },
    { key: 'rest', label: 'others', value: 0.25, fixed: true },
  ];
  const screen = await render(
    <Bars
      caption="Shares"
      labelTitle="Word"
      valueTitle="Share"
      bars={bars}
      max={1}
      colour="black"
      format={String}
      inspect={({ key }) => <p>How {key} came about</p>}
    />,
  );
  expect(screen.container.querySelectorAll('button')).toHaveLength(2);
  await screen.getByRole('button', { name: 'zebra 0.5' }).click();
  await screen.getByRole('button', { name: 'lion 0.25' }).click();
  const rows = [...screen.container.querySelectorAll('tbody tr')];
  expect(rows.map((row) => row.textContent?.trim())).toEqual([
    'zebra0.5',
    'lion0.25',
    'How b came about',
    'others0.25',
  ]);
});
