import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/HeadSwap';
import { referenceActions } from '../../src/store';
import HeadSwap from '../../src/widgets/HeadSwap';

const address = window.location.href;
// What a reader has chosen stays in the address.
beforeEach(() => window.history.replaceState(null, '', address));

it('moves a fact by the head that it finds, not by another, and says so by the engine’s numbers', async () => {
  const asked = vi.spyOn(referenceActions, 'swapHeads');
  const screen = await render(<HeadSwap />);
  expect(asked).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  const table = () => screen.container.querySelector('.head-swap-said')?.textContent ?? '';
  await expect.poll(table, { timeout: 60_000 }).toContain('The panda eats bamboo.');
  expect(table()).toContain('The zebra eats grass.');
  expect(table()).toContain('The zebra eats bamboo.');
  const verdict = () => screen.container.querySelector('.head-swap-verdict')!.textContent;
  expect(verdict()).toMatch(/^The zebra has taken it over: “bamboo” now has a chance of 9\d/);

  const result = (await asked.mock.results[0].value)!;
  const { swapped, stages, numbers } = result;
  const percents = Array.from(
    screen.container.querySelectorAll('[data-result] .head-swap-share'),
    (cell) => Number.parseFloat(cell.textContent),
  );
  const [{ place, from }] = numbers;
  expect(percents[0]).toBeCloseTo(100 * swapped.ofInto, -0.3);
  expect(percents[1]).toBeCloseTo(100 * swapped.ofFrom, -0.3);
  const rows = screen.container.querySelectorAll('.head-swap-stages tbody tr');
  expect(rows).toHaveLength(stages.length);
  expect(stages).toHaveLength(5);
  const label = strings.numbers.label(place.layer + 1, place.head + 1);
  await expect.element(screen.getByRole('application', { name: label })).toBeVisible();
  expect(from).toHaveLength(16);

  // Two heads are swapped together; the other alone does nothing; and the one that was found can be found again.
  const head = (layer: number, at: number) =>
    screen.getByRole('checkbox', { name: new RegExp(`^Layer ${layer}, head ${at}`) });
  await head(2, 4).click();
  await expect.poll(table).toContain('Second, with 32 numbers of the first');
  const matrices = screen.getByRole('application', { name: /writes at the last word/ });
  expect(matrices.elements()).toHaveLength(2);
  await head(place.layer + 1, place.head + 1).click();
  await expect.poll(verdict).toMatch(/^The zebra keeps its own: “grass”/);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.poll(verdict).toMatch(/^The zebra has taken it over/);

  // Two that eat the same have nothing to swap.
  await screen.getByRole('combobox', { name: strings.from }).selectOptions('horse');
  await screen.getByRole('combobox', { name: strings.into }).selectOptions('zebra');
  await expect.poll(verdict).toContain('“hay”');
  await screen.getByRole('combobox', { name: strings.from }).selectOptions('cow');
  await expect.element(screen.getByText(strings.same('cow', 'zebra'))).toBeVisible();
  vi.restoreAllMocks();
});

it('counts every pair on request, and stops when told to', async () => {
  const screen = await render(<HeadSwap />);
  // What was looked at before may be in the address.
  await screen.getByRole('button', { name: /^Reset/ }).click();
  const start = screen.getByRole('button', { name: strings.all.start });
  await expect.element(start, { timeout: 60_000 }).toBeVisible();
  await start.click();
  await screen.getByRole('button', { name: strings.all.stop }).click();
  await expect.element(start).toBeVisible();
  await start.click();
  const result = screen.getByText(/the model writes the other animal’s fact, whole/);
  await expect.element(result, { timeout: 120_000 }).toBeVisible();
  const [, worked, all] = /^After ([\d,]+) of ([\d,]+) swaps/.exec(result.element().textContent)!;
  const number = (text: string) => Number(text.replace(',', ''));
  expect(number(all)).toBeGreaterThan(2_000);
  expect(number(worked) / number(all)).toBeGreaterThan(0.85);
});

it('says of a model that knows nearly nothing that it does not, and that no swap brings it', async () => {
  const screen = await render(<HeadSwap />);
  // What was looked at before may be in the address.
  await screen.getByRole('button', { name: /^Reset/ }).click();
  const verdict = () => screen.container.querySelector('.head-swap-verdict')?.textContent ?? '';
  await screen.getByRole('radio', { name: 'After 100 steps' }).click();
  await expect.poll(verdict, { timeout: 60_000 }).toContain('this model does not know');
  const [, before, after] = screen.container.querySelectorAll('.head-swap-sentence b');
  const said = before.textContent.replace(/\.$/, '');
  expect(after.textContent).toBe(before.textContent);
  expect(said).not.toBe('grass');
  expect(verdict()).toBe(strings.result.wrongAlike('zebra', said));
  await expect
    .element(screen.getByText(/In this model none does anything to speak of/))
    .toBeVisible();

  // It may say the same of both, and be right of one of them by that.
  await screen.getByRole('button', { name: strings.all.start }).click();
  const result = screen.getByText(/the model writes the other animal’s fact, whole/);
  await expect.element(result, { timeout: 120_000 }).toBeVisible();
  const [, worked, all] = /^After ([\d,]+) of ([\d,]+) swaps/.exec(result.element().textContent)!;
  expect(Number(worked) / Number(all.replace(',', ''))).toBeLessThan(0.1);
  expect(result.element().textContent).toContain('It writes the same without the swap');
});
