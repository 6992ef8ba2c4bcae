import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import measured from '../../content/measured.json' with { type: 'json' };
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { translatorActions } from '../../src/store/translator';
import BridgeCut from '../../src/widgets/BridgeCut';
import EncoderDecoder from '../../src/widgets/EncoderDecoder';
import { roughDuration } from '../../src/widgets/life/roughDuration';

type Screen = Awaited<ReturnType<typeof render>>;

const SLOW = { timeout: 60_000 };

const frenchIn = (screen: Screen) =>
  [...screen.container.querySelectorAll('.encoder-decoder-french .ui-token')].map(
    ({ textContent }) => textContent,
  );

/** Some steps on the real engine: it has learnt something, and not much. */
async function trainSome(screen: Screen): Promise<void> {
  const time = roughDuration(measured['translator.seconds']);
  const name = `Train a translator (about ${time})`;
  await screen.getByRole('button', { name, exact: true }).click();
  const progress = () =>
    Number(/^Step (\d+) /.exec(screen.container.querySelector('.life-progress')!.textContent)?.[1]);
  await expect.poll(progress, SLOW).toBeGreaterThan(30);
  await screen.getByRole('button', { name: 'Stop' }).click();
  await expect.element(screen.getByText(/^Stopped after \d+ steps of 600/), SLOW).toBeVisible();
}

afterEach(async () => {
  await translatorActions.stop();
});

it('says which stack is which, and shows by keyboard what a word may look at', async () => {
  const screen = await render(<EncoderDecoder />);
  const stack = (name: string) => screen.getByRole('region', { name, exact: true });
  // Where the columns stand one under the other, the last is shown on request.
  const more = screen.container.querySelector<HTMLElement>('.encoder-decoder-more button')!;
  if (more.checkVisibility()) await userEvent.click(more);
  await expect.element(stack('Encoder')).toHaveTextContent('Vectors in context');
  await expect.element(stack('Decoder')).toHaveTextContent('Cross-attention');
  await expect.element(stack('Decoder only')).not.toHaveTextContent('Cross-attention');

  const seen = (name: string) =>
    [...stack(name).element().querySelectorAll('[data-seen=true]')].map((each) =>
      each.firstElementChild?.nextSibling?.textContent?.trim(),
    );
  expect(seen('Encoder')).toEqual(['the', 'black', 'mouse', 'sleeps']);
  expect(seen('Decoder')).toEqual(['<start>', 'la', 'souris']);
  expect(seen('Decoder only')).toEqual([]);

  (stack('Decoder').getByRole('radio', { checked: true }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText(/^Decoder only: “black” looks/)).toBeVisible();
  expect(seen('Encoder')).toEqual([]);
  expect(seen('Decoder only')).toEqual(['<start>', 'the', 'black']);

  await stack('Encoder').getByText('the', { exact: true }).click();
  expect(seen('Encoder')).toEqual(['the', 'black', 'mouse', 'sleeps']);
  expect(seen('Decoder')).toEqual([]);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(screen.getByText(/^Decoder: “souris” looks/)).toBeVisible();
  await screen.unmount();
});

it('is trained, translates what is typed, and shows where a word was looked for', async () => {
  const screen = await render(<EncoderDecoder />);
  await trainSome(screen);
  await expect.poll(() => frenchIn(screen).length, SLOW).toBeGreaterThan(1);

  // By arrow keys along the French: what is said is of that word.
  const strip = screen.getByRole('list', { name: /^Its French, token by token/ });
  const words = () => [...strip.element().querySelectorAll('button')];
  await expect.poll(() => words().length, SLOW).toBeGreaterThan(1);
  words()[0].focus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.poll(() => words()[1].getAttribute('aria-pressed')).toBe('true');
  const shares = () =>
    [
      ...screen
        .getByRole('list', { name: /^The English words/ })
        .element()
        .querySelectorAll('.ui-strip-note'),
    ].map(({ textContent }) => Number(textContent));
  expect(shares()).toHaveLength(4);
  expect(shares().reduce((sum, one) => sum + one)).toBeCloseTo(1, 1);

  await screen.getByRole('radio', { name: '3', exact: true }).click();
  await expect.element(screen.getByText(/head 3 it gives/)).toBeVisible();

  // The numbers open to the engine's own.
  await screen.getByText('The three kinds of attention as numbers').click();
  const cross = screen.getByRole('region', { name: /^Cross-attention/ });
  (cross.getByRole('application').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(cross.getByText(/^The query of “/)).toBeVisible();

  // What a beam weighs: the sentence that is there, marked, and others.
  await screen.getByText(/^The sentences that it weighed/).click();
  const beam = screen.getByRole('region', { name: 'The best sentences of the beam' });
  await expect.element(beam, SLOW).toBeVisible();
  const rows = [...beam.element().querySelectorAll('tbody tr')];
  expect(rows.length).toBeGreaterThan(1);
  const ranks = rows.map((row) => Number(row.lastElementChild!.textContent.replace('−', '-')));
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a));

  const field = screen.getByRole('textbox', { name: 'An English sentence' });
  await field.fill('the zebra sleeps');
  await expect.element(screen.getByText('Its French for “the black mouse sleeps”')).toBeVisible();
  await expect.element(screen.getByText(/^It has never met “zebra”/)).toBeVisible();
  await field.fill('the mouse black sleeps');
  await expect.element(screen.getByText(/^The grammar never puts “black” after/)).toBeVisible();
  await field.fill('the ca');
  await screen.getByRole('button', { name: 'cat', exact: true }).click();
  await expect.element(field).toHaveValue('the cat');
  await screen.getByRole('button', { name: 'waits', exact: true }).click();
  await expect.element(screen.getByText('The sentence is whole.')).toBeVisible();
  await expect
    .element(screen.getByRole('region', { name: 'Encoder', exact: true }))
    .toHaveTextContent('waits');
  await screen.unmount();
});

it('writes the same French about everything once its bridge is cut, and is scored', async () => {
  const screen = await render(<BridgeCut />);
  if (screen.container.querySelector('.bridge-cut-switches') === null) await trainSome(screen);
  await expect.element(screen.getByText('Nothing is taken away yet.'), SLOW).toBeVisible();
  await screen.getByRole('checkbox', { name: /^Cut the bridge/ }).click();
  await expect.element(screen.getByText(/^All 4 get the same French/), SLOW).toBeVisible();
  const count = screen.getByRole('button', { name: /^Count over all/ });
  (count.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const scores = screen.getByRole('table', { name: /^Sentences translated right/ });
  const row = (name: string) => scores.getByRole('rowheader', { name });
  await expect.element(row('Without the bridge'), SLOW).toBeInTheDocument();
  await expect.element(row('Whole')).toBeInTheDocument();

  // Nothing is left to count: no button, and the keyboard is not back at the top of the page.
  await expect.element(screen.getByText(/^Counted over all 1,000 sentences/), SLOW).toBeVisible();
  await expect.element(count).not.toBeInTheDocument();
  expect(screen.container.contains(document.activeElement)).toBe(true);
  await screen.getByRole('checkbox', { name: /^Blind the encoder/ }).click();
  await expect
    .element(screen.getByRole('button', { name: /^Without the bridge and encoder blinded: count/ }))
    .toBeEnabled();

  // A sentence with a fault in it leaves the last one in the table.
  await screen.getByRole('textbox', { name: 'An English sentence' }).fill('the zebra sleeps');
  await expect.element(screen.getByText(/^It has never met “zebra”/)).toBeVisible();
  await expect
    .element(screen.getByRole('rowheader', { name: 'the black mouse sleeps' }))
    .toBeVisible();
  await screen.unmount();
});
