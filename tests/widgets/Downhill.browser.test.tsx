/** The loss of a small network, and who walks down it, in the hands of a reader. */

import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import Downhill from '../../src/widgets/Downhill';
import { currentNetwork, showNetwork } from '../../src/widgets/network/currentNetwork';

type Screen = Awaited<ReturnType<typeof render>>;
const ENGINE_MS = { timeout: 60_000 };

// What a test has set is in the address.
const address = window.location.href;
beforeEach(() => {
  window.history.replaceState(null, '', address);
  showNetwork(null);
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
  const promised = opener.textContent!.replace(/^to /, '').split(' | ');
  await userEvent.click(opener);
  expect(next.querySelectorAll('.ui-steps li')).toHaveLength(4);
  await button(screen, 'Step').click();
  await expect.poll(() => fates(screen)[0], ENGINE_MS).toContain('2 steps');
  // Where the arithmetic led, the engine has gone.
  await expect
    .poll(() => next.querySelector('.ui-inspect-head')?.textContent, ENGINE_MS)
    .toContain(`SGD at ${promised.join(' | ')}:`);
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
