import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { BENCH_SHAPES, type BenchShape } from '../../src/core/benchmark';
import EngineBench from '../../src/widgets/EngineBench';

const small = { nLayer: 1, nHead: 2, nKvHead: 2, dModel: 16, hiddenDim: 24, contextLength: 8 };
const shapes: readonly BenchShape[] = [
  {
    isRecipe: false,
    config: { ...BENCH_SHAPES[0].config, ...small, vocabSize: 40 },
    batchSize: 2,
    time: 8,
  },
];

it('measures the engines that are ticked, and gives a table and Markdown', async () => {
  const screen = await render(<EngineBench shapes={shapes} />);
  await expect.element(screen.getByRole('table')).not.toBeInTheDocument();
  await screen.getByRole('checkbox', { name: /processor plays the GPU/ }).click();
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('All is measured.'), { timeout: 100_000 }).toBeVisible();
  const table = screen.getByRole('table', { name: /^1 layer of width 16/ });
  const row = (name: string) =>
    Array.from(
      table.getByRole('row', { name: new RegExp(`^${name}`) }).element().children,
      ({ textContent }) => textContent,
    );
  expect(row('simd').at(-1)).toBe('none');
  expect(Number(row('webgpu').at(-1))).toBe(24);
  expect(row('simd').slice(2, 4)).toEqual(['not known', 'not known']);
  // The software GPU has a clock too.
  expect(Number.parseFloat(row('webgpu')[2]!)).toBeGreaterThan(0);
  expect(row('webgpu')[3]).toMatch(/^\d+%$/);
  await expect.element(screen.getByText(/^Fastest: /)).toBeVisible();

  await screen.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.element(screen.getByText(/^(Copied|The browser does not let)/)).toBeVisible();
});

it('leaves out a GPU that the processor plays, and can be stopped', async () => {
  const screen = await render(<EngineBench />);
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText(/^webgpu is left out/), { timeout: 30_000 }).toBeVisible();
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect.element(screen.getByText(/^Stopped/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Start again' })).toBeEnabled();
});
