import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { layerTraceNames } from '../../src/core/traceNames';
import { PRESETS } from '../../src/core/settings';
import { actions, referenceActions } from '../../src/store';
import AttentionByHand from '../../src/widgets/AttentionByHand';
import { READ } from '../../src/widgets/AttentionByHand/realQuery';

const SLOW = { timeout: 60_000 };
const text = (within: Element, selector: string) =>
  within.querySelector(selector)?.textContent ?? '';
const rowOf = (table: Element, name: string): string[] =>
  [...table.querySelectorAll(`[data-row=${name}] td`)].map((cell) => cell.textContent.trim());

it('shows the sums of arrows that are moved, without any model', async () => {
  const wakes = [vi.spyOn(actions, 'wake'), vi.spyOn(referenceActions, 'wake')];
  const screen = await render(<AttentionByHand />);
  const table = () => screen.container.querySelector('.by-hand-table')!;
  await expect.poll(() => rowOf(table(), 'dot')).toEqual(['2.60', '−0.60', '3.50', '']);
  expect(rowOf(table(), 'score').slice(0, 3)).toEqual(['1.84', '−0.42', '2.47']);
  expect(rowOf(table(), 'mask').slice(0, 3)).toEqual(['seen', 'seen', 'hidden']);
  expect(rowOf(table(), 'share')).toEqual(['0.906', '0.094', '0.000', '1.000']);
  expect(rowOf(table(), 'part').at(-1)).toBe('7.53');
  // The dot product is open, in both ways that it can be seen.
  await expect.element(screen.getByText('1.50 × 0.40 =')).toBeVisible();
  await expect.element(screen.getByText(/1\.442 long\. Times the length .* 1\.803/)).toBeVisible();

  // By keyboard: the key of zebra comes to lie at right angles to the query.
  const key = screen.getByRole('button', { name: /^Key of zebra/ });
  (key.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft>5/}{Shift>}{ArrowDown>2/}{/Shift}{ArrowDown>4/}');
  await expect
    .element(screen.getByRole('button', { name: 'Key of zebra: 1.5 across, −1.0 up' }))
    .toHaveFocus();
  expect(rowOf(table(), 'dot')[0]).toBe('0.00');
  await expect.element(screen.getByRole('status').first()).toHaveTextContent(/^zebra 0\.60, eats/);

  // By pointer, and by a press on the plane: what was moved last goes there.
  const plane = screen.getByRole('application', { name: /^The query and three keys/ });
  const side = plane.element().clientWidth;
  await plane.click({ position: { x: 0.3 * side, y: 0.3 * side } });
  await expect
    .element(screen.getByRole('button', { name: 'Key of zebra: −1.2 across, 1.2 up' }))
    .toBeVisible();

  const value = screen.getByRole('slider', { name: 'Value of eats' }).first();
  (value.element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(value).toHaveAttribute('aria-valuenow', '10');
  expect(rowOf(table(), 'value')[1]).toBe('10.0');

  await screen.getByRole('button', { name: 'Reset: Attention by hand' }).click();
  await screen.getByRole('checkbox', { name: 'mask' }).click();
  expect(rowOf(table(), 'mask')[2]).toBe('seen');
  expect(rowOf(table(), 'share')).toEqual(['0.334', '0.035', '0.631', '1.000']);
  await screen.getByRole('button', { name: 'share grass 0.631' }).click();
  await expect.element(screen.getByText('11.880 ÷ (6.287 + 0.654 + 11.880)')).toBeVisible();
  wakes.forEach((wake) => expect(wake).not.toHaveBeenCalled());
  vi.restoreAllMocks();
  await screen.unmount();
});

it('shows the numbers of the engine for a model that is made here', async () => {
  await actions.configure(PRESETS.small.size);
  await actions.wake();
  const look = vi.spyOn(actions, 'trace');
  const screen = await render(<AttentionByHand />);
  await screen.getByRole('radio', { name: 'Yours' }).click();
  const real = () => screen.container.querySelector('.by-hand-real')!;
  await expect.poll(() => text(screen.container, '.by-hand-found'), SLOW).toContain('eats');
  await expect.element(screen.getByText('Random model.')).toBeVisible();
  const [tokenIds, names] = look.mock.calls[0];
  look.mockRestore();

  const [, head, layer] = /In head (\d+) of layer (\d+)/.exec(text(real(), '.by-hand-found'))!;
  const [at, from] = [Number(layer) - 1, Number(head) - 1];
  expect(names).toEqual(layerTraceNames({ nLayer: PRESETS.small.size.nLayer }, READ));
  const arrays = (await actions.trace(tokenIds, names))!;
  const weights = arrays[`layers.${at}.attentionWeights`];
  const time = tokenIds.length;
  const own = (col: number) => weights.data[(from * time + time - 1) * time + col];
  const shares = rowOf(real(), 'share').slice(0, time).map(Number);
  shares.forEach((share, col) => expect(share).toBeCloseTo(own(col), 3));
  expect(text(real(), '.by-hand-found')).toMatch(
    /gives 0\.\d{3} .* zebra.* evenly, that would be 0\.250/,
  );

  // The products of the animal's dot product, as many as a head has numbers.
  const heads = arrays[`layers.${at}.attentionHeads`];
  const width = heads.shape[2];
  const products = [...real().querySelectorAll('.by-hand-products b')];
  expect(products).toHaveLength(width);
  const added = products.reduce(
    (sum, { textContent }) => sum + Number(textContent.replace('−', '-')),
    0,
  );
  const zebra = rowOf(real(), 'dot')[2];
  expect(added).toBeCloseTo(Number(zebra.replace('−', '-')), 0);

  await screen
    .getByRole('button', { name: /^share zebra/ })
    .last()
    .click();
  await expect
    .element(screen.getByText(`The engine’s own share: ${own(2).toFixed(3)}.`))
    .toBeVisible();
  const number = Number(/Number (\d+) of the blend/.exec(real().textContent)![1]) - 1;
  const blended = heads.data[(from * time + time - 1) * width + number];
  await expect
    .element(screen.getByText(`The engine’s own number: ${blended.toFixed(3).replace('-', '−')}.`))
    .toBeVisible();
  await screen.unmount();
});

it('shows ours where the verb looks at its animal, and the random and the early one in that head', async () => {
  const screen = await render(<AttentionByHand />);
  await screen.getByRole('button', { name: 'Look inside the model' }).click();
  const found = () => text(screen.container, '.by-hand-found');
  await expect.poll(found, SLOW).toMatch(/eats looks most at its animal: it gives (0\.9|1\.0)/);
  const [place] = /head \d of layer \d/.exec(found())!;
  await screen.getByRole('radio', { name: 'Random' }).click();
  await expect.poll(found, SLOW).toContain('never trained');
  expect(found()).toContain(`In ${place}, eats gives 0.`);
  await screen.getByRole('radio', { name: 'After 100 steps' }).click();
  await expect.poll(found, SLOW).not.toContain('never trained');
  expect(found()).toMatch(
    new RegExp(`^In ${place}, eats gives 0\\.\\d+ .* that would be 0\\.250\\.`),
  );
  await screen.unmount();
});
