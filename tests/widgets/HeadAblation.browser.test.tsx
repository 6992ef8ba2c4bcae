import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/HeadAblation';
import { referenceActions } from '../../src/store';
import HeadAblation from '../../src/widgets/HeadAblation';

/** Counting takes seconds where the machine has other work. */
const SLOW = { timeout: 60_000 };

it('counts what is left when a head is unticked, and finds the one that it can least do without', async () => {
  const asked = vi.spyOn(referenceActions, 'ablateModel');
  const screen = await render(<HeadAblation />);
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  const report = () =>
    Array.from(screen.container.querySelectorAll('.head-ablation-report tbody tr'), (row) =>
      Array.from(row.querySelectorAll('td'), (cell) => cell.textContent),
    );
  await expect.poll(() => report().length, SLOW).toBe(3);
  const whole = (await asked.mock.results[0].value)!;
  expect(report()[0][0]).toBe(strings.report.of(whole.facts!.known, 240));
  expect(report()[1][0]).toContain(whole.loss!.toFixed(2));
  expect(report()[2][0]).toContain('grass');
  expect(report()[0][1]).toBe('');

  await screen.getByRole('button', { name: strings.each.start }).click();
  const said = screen.getByText(/^It can least do without/);
  await expect.element(said, { timeout: 120_000 }).toBeVisible();
  const text = said.element().textContent;
  expect(text).toContain('the MLP of layer 1');
  const [, head, layer, left] = /Of the heads it is head (\d) of layer (\d), with (\d+)\.$/.exec(
    text,
  )!;
  expect(Number(left)).toBeLessThan(60);

  const box = screen.getByRole('checkbox', { name: strings.parts.headName(+layer, +head) });
  await box.click();
  await expect.poll(() => report()[0][1], SLOW).toBe(strings.report.of(Number(left), 240));
  expect(report()[2][1]).not.toContain('grass');
  await screen.getByRole('button', { name: strings.parts.all }).click();
  await expect.poll(() => report()[0][1]).toBe('');
  await expect.element(box).toBeChecked();
  vi.restoreAllMocks();
});

it('counts what a model early in its training knows, and finds nothing that a random one could lose', async () => {
  const screen = await render(<HeadAblation />);
  // What was looked at before may be in the address.
  await screen.getByRole('button', { name: /^Reset/ }).click();
  const known = () => screen.container.querySelector('.head-ablation-report b')?.textContent ?? '';
  const each = async () => {
    await screen.getByRole('button', { name: strings.each.start }).click();
    const stop = screen.getByRole('button', { name: strings.each.stop });
    await expect.element(stop, { timeout: 120_000 }).not.toBeInTheDocument();
    return screen.container.querySelector('.head-ablation-each [role=status]')!.textContent;
  };
  await screen.getByRole('radio', { name: 'After 100 steps' }).click();
  await expect.poll(known, { timeout: 60_000 }).toMatch(/^2\d of 240$/);
  expect(await each()).toMatch(/^It can least do without .* of 240 facts are left\./);
  await screen.getByRole('radio', { name: 'Random' }).click();
  await expect.poll(known, { timeout: 60_000 }).toBe(strings.report.of(0, 240));
  expect(await each()).toBe(strings.each.nothing);
});
