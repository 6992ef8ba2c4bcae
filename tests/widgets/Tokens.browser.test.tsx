import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Tokens from '../../src/widgets/Tokens';
// Tokens stand in rows only by their style.
import '../../src/ui/ui.css';

const TEXTS = [
  'The zebra eats grass.',
  'naïve façade 写字 👩‍🚀 שלום',
  '  two  spaces, a tab\tand\u0000 <b>&amp;</b>',
  '‮right to left‬ é ﷽',
];

/** A figure that rests writes its text into the address, where the next would begin with it. */
const address = location.href;
afterEach(() => history.replaceState(history.state, '', address));

it('cuts any text into tokens whose bytes are the text', async () => {
  await actions.configure(PRESETS.small.size);
  const screen = await render(<Tokens />);
  const strip = screen.getByRole('list', { name: 'Tokens', exact: true });
  const field = screen.getByRole('textbox', { name: 'Text' });
  const pieces = () => [...strip.element().querySelectorAll('button')];
  /** The bytes of every token, as its origin lists them when the token is chosen. */
  const written = async () => {
    const bytes: number[] = [];
    for (const piece of pieces()) {
      piece.focus();
      await expect.element(piece).toHaveAttribute('aria-pressed', 'true');
      const origin = screen.container.querySelector('.tokens-origin li:first-child');
      for (const hex of origin!.querySelectorAll('small'))
        bytes.push(parseInt(hex.textContent, 16));
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
  };

  // Nothing is learnt yet: a token a byte. Then with all merges.
  expect(pieces()).toHaveLength(
    new TextEncoder().encode('The zebra lives on the savanna. It eats grass.').length,
  );
  await screen.getByRole('button', { name: 'Learn the merges' }).click();
  await expect
    .element(screen.getByRole('slider', { name: 'Merges used' }), { timeout: 60_000 })
    .toBeVisible();
  for (const text of TEXTS) {
    await field.fill(text);
    expect(await written()).toBe((field.element() as HTMLInputElement).value);
    expect(pieces().length).toBeLessThanOrEqual(new TextEncoder().encode(text).length);
  }
});

it('falls apart into bytes as merges are taken away, and comes back on reset', async () => {
  const screen = await render(<Tokens text="zebra" />);
  const merges = screen.getByRole('slider', { name: 'Merges used' });
  await expect.element(merges, { timeout: 60_000 }).toBeVisible();
  const count = () => screen.container.querySelectorAll('.ui-strip li').length;
  const whole = count();
  (merges.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  expect(count()).toBe(5);
  expect(whole).toBeLessThan(5);
  await expect.element(screen.getByText('5 characters, 5 bytes, 5 tokens.')).toBeVisible();
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(count()).toBe(whole);
});

it('keeps the order of reading for a script that runs the other way, and says so', async () => {
  const screen = await render(<Tokens text={'שלום\u200F א'} />);
  const says = screen.getByText('the first of them on the left');
  await expect.element(says).toBeVisible();
  const boxes = [...screen.container.querySelectorAll('.ui-strip li')].map((piece) =>
    piece.getBoundingClientRect(),
  );
  const row = boxes.filter(({ top }) => top === boxes[0].top).map(({ left }) => left);
  expect(row).toEqual(row.toSorted((a, b) => a - b));
  expect(row.length).toBeGreaterThan(1);
  expect(getComputedStyle(screen.getByRole('textbox').element()).direction).toBe('rtl');
  await screen.getByRole('textbox').fill('x'.repeat(500));
  await expect
    .element(screen.getByText('up to 500 characters: what is longer is cut'))
    .toBeVisible();
  await expect.element(says).not.toBeInTheDocument();
});

it('is one stop of the Tab key, and arrow keys go from token to token', async () => {
  const screen = await render(<Tokens text="zebra eats" />);
  const strip = screen.getByRole('list', { name: 'Tokens', exact: true });
  const pieces = () => [...strip.element().querySelectorAll('button')];
  await expect.poll(() => pieces().length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(pieces().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  pieces()
    .find(({ tabIndex }) => tabIndex === 0)!
    .focus();
  await userEvent.keyboard('{Home}{ArrowLeft}{ArrowRight}');
  expect(document.activeElement).toBe(pieces()[1]);
  await expect.element(pieces()[1]).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(pieces().at(-1));
  expect(pieces().filter(({ tabIndex }) => tabIndex === 0)).toEqual([pieces().at(-1)]);
});
