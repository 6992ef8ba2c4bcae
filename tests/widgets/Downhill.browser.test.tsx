/** The loss of a small network, and who walks down it, in the hands of a reader. */

import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Downhill from '../../src/widgets/Downhill';
import { currentNetwork, showNetwork } from '../../src/widgets/network/currentNetwork';
import { actions } from '../../src/store';
import { wantNoMotion } from './noMotion';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

// What a test has set is in the address.
const address = window.location.href;
beforeEach(() => {
  window.history.replaceState(null, '', address);
  showNetwork(null);
  vi.restoreAllMocks();
});

const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true });

/** What is told of who walks. */
const fates = ({ container }: Screen): string[] =>
  [...container.querySelectorAll('.downhill-fates li')].map((each) => each.textContent!.trim());

const picture = ({ container }: Screen) =>
  container.querySelector<SVGSVGElement>('.downhill-frame svg')!;

async function awake(): Promise<Screen> {
  const screen = await render(<Downhill />);
  expect(currentNetwork()).toBeNull();
  await button(screen, 'Look at its loss').click();
  await expect.element(button(screen, 'Walk'), ENGINE_MS).toBeVisible();
  return screen;
}

async function setRate(screen: Screen, rate: string): Promise<void> {
  await screen.getByRole('spinbutton', { name: 'Learning rate' }).fill(rate);
  await userEvent.keyboard('{Enter}');
}

const walk = async (screen: Screen) => {
  await button(screen, 'Walk').click();
  await expect.element(button(screen, 'Walk'), ENGINE_MS).toBeVisible();
};

test('trains nothing before it is asked; then a rate creeps, arrives or leaps out', async () => {
  wantNoMotion();
  const screen = await awake();
  expect(currentNetwork()).toMatchObject({ origin: 'standIn', step: 60 });
  expect(fates(screen)).toEqual(['SGD stands at the start.']);

  await setRate(screen, '0.01');
  await walk(screen);
  expect(fates(screen)[0]).toMatch(/^SGD creeps: after 60 steps it has come \d+% of the way down/);

  await button(screen, 'Back to the start').click();
  await setRate(screen, '1');
  await walk(screen);
  expect(fates(screen)[0]).toMatch(
    /^SGD came to the bottom at step \d+, and stays there\. Loss 0\.00/,
  );

  await button(screen, 'Back to the start').click();
  await setRate(screen, '30');
  await walk(screen);
  expect(fates(screen)[0]).toMatch(
    /^SGD leapt out of the picture at step \d+: its steps are too large/,
  );
  // Caught at the edge, in view.
  const frame = picture(screen).getBoundingClientRect();
  const ball = picture(screen).querySelector('.downhill-ball')!.getBoundingClientRect();
  expect(ball.left).toBeGreaterThan(frame.left);
  expect(ball.right).toBeLessThan(frame.right);
  expect(screen.container.textContent).not.toMatch(/NaN|not a number/);
});

test('three walk on one map, step by step, and the next step opens to its numbers', async () => {
  const screen = await awake();
  await screen.getByRole('radio', { name: 'two weights' }).click();
  await screen.getByRole('radio', { name: 'all three' }).click();
  await expect.poll(() => screen.container.querySelectorAll('.downhill-band').length).toBe(14);
  await button(screen, 'Step').click();
  await expect.poll(() => fates(screen)[2], ENGINE_MS).toMatch(/^AdamW is on its way: 1 step, /);
  expect(fates(screen)).toHaveLength(3);

  const next = screen.container.querySelector<HTMLElement>('.downhill-next')!;
  await expect.poll(() => next.querySelectorAll('.ui-inspect').length, ENGINE_MS).toBe(3);
  const [opener] = next.querySelectorAll<HTMLElement>('.ui-inspect-number');
  const promised = /\((.*)\)/.exec(opener.textContent!)![1];
  await userEvent.click(opener);
  expect(next.querySelectorAll('.ui-steps li')).toHaveLength(4);
  await button(screen, 'Step').click();
  await expect.poll(() => fates(screen)[0], ENGINE_MS).toContain('2 steps');
  // Where the arithmetic led, the engine has gone.
  await expect
    .poll(() => next.querySelector('.ui-inspect-head')?.textContent, ENGINE_MS)
    .toContain(`SGD: from (${promised})`);
});

test('begins where the reader points, by pointer and by keys', async () => {
  const screen = await awake();
  await screen.getByRole('radio', { name: 'two weights' }).click();
  await expect.poll(() => screen.container.querySelectorAll('.downhill-band').length).toBe(14);
  const start = screen.getByRole('button', { name: /^Start of the walk/ });
  const told = () => start.element().getAttribute('aria-label');
  const before = told();
  const box = picture(screen).getBoundingClientRect();
  await userEvent.click(picture(screen), {
    position: { x: 0.7 * box.width, y: 0.3 * box.height },
  });
  await expect.poll(told).not.toBe(before);
  const pointed = told();
  (start.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  await expect.poll(told).not.toBe(pointed);
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await expect.poll(told).toBe(pointed);
  await button(screen, 'Step').click();
  await expect.poll(() => fates(screen)[0], ENGINE_MS).toMatch(/1 step/);
  await screen.getByRole('button', { name: 'Reset: Downhill' }).click();
  await expect.element(screen.getByRole('radio', { name: 'one weight' })).toBeChecked();
  expect(fates(screen)).toEqual(['SGD stands at the start.']);
});

test('stops where it is told to, and goes on from there', async () => {
  const screen = await awake();
  await setRate(screen, '0.05');
  await button(screen, 'Walk').click();
  await expect
    .poll(() => screen.container.querySelectorAll('.downhill-track circle').length)
    .toBeGreaterThan(3);
  await button(screen, 'Stop').click();
  await expect.element(button(screen, 'Walk'), ENGINE_MS).toBeVisible();
  const taken = screen.container.querySelectorAll('.downhill-track circle').length;
  expect(taken).toBeLessThan(60);
  await button(screen, 'Step').click();
  await expect
    .poll(() => screen.container.querySelectorAll('.downhill-track circle').length, ENGINE_MS)
    .toBe(taken + 1);
});

test('looks into the network that another figure has trained, as soon as it is there', async () => {
  const screen = await awake();
  const standIn = currentNetwork()!;
  const map = picture(screen).querySelector('.downhill-curve')!.getAttribute('d');
  showNetwork({
    ...standIn,
    origin: 'yours',
    step: 61,
    weights: standIn.weights.map(({ shape, data }) => ({ shape, data: data.map((x) => 0.7 * x) })),
  });
  await expect.element(screen.getByText('Your network, after 61 steps.'), ENGINE_MS).toBeVisible();
  expect(picture(screen).querySelector('.downhill-curve')!.getAttribute('d')).not.toBe(map);
});

test('what is told of a walk is what the engine computes there, and the slope that nudging finds', async () => {
  wantNoMotion();
  const screen = await awake();
  await button(screen, 'Step').click();
  await expect.poll(() => fates(screen)[0], ENGINE_MS).toMatch(/1 step/);
  const { config, weights, examples } = currentNetwork()!;
  const table = screen.container.querySelector<HTMLElement>('.ui-twin summary')!;
  await userEvent.click(table);
  const rows = [...screen.container.querySelectorAll('.ui-twin tbody tr')].map((row) =>
    [...row.querySelectorAll('td')]
      .slice(-2)
      .map((cell) => Number(cell.textContent.replace('−', '-'))),
  );
  expect(rows).toHaveLength(2);
  const vector = weights.flatMap(({ data }) => [...data]);
  // The weight of its third neuron into the answer: the figure says which it is.
  const name = screen.container.querySelector('.ui-twin thead')!.textContent;
  expect(name).toContain('layer 2, neuron 3 → output');
  const index = 2 * 4 + 4 + 4 * 4 + 4 + 2;
  const at = (value: number) =>
    Float32Array.from(vector, (each, i) => (i === index ? value : each));
  const NUDGE = 0.01;
  const places = [
    ...rows.map(([value]) => at(value)),
    at(rows[0][0] - NUDGE),
    at(rows[0][0] + NUDGE),
  ];
  const losses = await actions.networkLosses(
    {
      ...{ config, examples, penalty: { l1: 0, l2: 0 } },
      places: {
        kind: 'each',
        parameters: {
          shape: [places.length, vector.length],
          data: Float32Array.from(places.flatMap((each) => [...each])),
        },
      },
    },
    new AbortController().signal,
  );
  const [first, second, before, after] = losses!.data;
  expect(rows[0][1]).toBeCloseTo(first, 3);
  expect(rows[1][1]).toBeCloseTo(second, 3);
  expect(fates(screen)[0]).toContain(`Loss ${rows[1][1].toFixed(4)}.`);
  const slope = (after - before) / (2 * NUDGE);
  expect(rows[0][0] - rows[1][0]).toBeCloseTo(0.3 * slope, 2);
});

test('says so where the engine does not answer, and asks again', async () => {
  const screen = await awake();
  const asked = vi.spyOn(actions, 'networkLosses').mockResolvedValue(undefined);
  await screen.getByRole('radio', { name: 'two weights' }).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The engine did not answer.');
  asked.mockRestore();
  await button(screen, 'Ask again').click();
  await expect
    .poll(() => screen.container.querySelectorAll('.downhill-band').length, ENGINE_MS)
    .toBe(14);
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  vi.spyOn(actions, 'trainNetwork').mockResolvedValue(undefined);
  await button(screen, 'Walk').click();
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('The walk ended before its time.');
  await expect.element(button(screen, 'Walk')).toBeVisible();
});
