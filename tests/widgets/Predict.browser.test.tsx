/** A question before a figure, settled by a model that is made for it. */

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import measured from '../../content/measured.json';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import Predict from '../../src/widgets/Predict';

/** The engine starts first. */
const SLOW = { timeout: 60_000 };

beforeAll(async () => {
  await actions.configure(PRESETS.small.size);
});
afterAll(() => actions.stop());

test('the parameters of the model at hand are counted', async () => {
  const screen = await render(<Predict question="mostParameters" />);
  await screen.getByRole('radio', { name: /^in attention/ }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(/^Not as you said\. Counted in your model: of [\d,]+ parameters/);
  await screen.unmount();
});

test('one press makes the model and settles the question, right or wrong', async () => {
  const screen = await render(<Predict question="firstLoss" />);
  const find = screen.getByRole('button', { name: 'Find out' });
  await expect.element(find).toBeDisabled();
  await screen.getByRole('radio', { name: 'about 80' }).click();
  await find.click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(/^Not as you said\. As among [\d,]+, and its vocabulary has [\d,]+/);
  await expect.element(screen.getByText('✗ you said so')).toBeVisible();
  await expect.element(screen.getByText('✓ so it was')).toBeVisible();

  await screen.getByRole('button', { name: 'Reset: Before you look' }).click();
  await screen.getByRole('radio', { name: 'about as many as there are' }).click();
  await find.click();
  await expect.element(status, SLOW).toHaveTextContent(/^As you said\./);
  await screen.unmount();
});

test('what takes an assistant says so, and offers the ways to one', async () => {
  const screen = await render(<Predict question="hot" />);
  await expect.element(screen.getByText(/To settle this takes an assistant/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /Use our assistant/ })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Find out' })).not.toBeInTheDocument();
  await screen.unmount();
});

test('what a translator settles is settled by ours, where the reader has none', async () => {
  const screen = await render(<Predict question="crossAttention" />);
  await screen.getByRole('radio', { name: 'mouse' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(
      /^As you said\. To “mouse”\. Of its 8 heads, head \d of layer \d looks most/,
    );
  await expect
    .element(screen.getByText('Settled by: our translator, after 600 steps.'))
    .toBeVisible();
  await screen.unmount();
});

test('without the bridge it writes good French that says something else', async () => {
  const screen = await render(<Predict question="bridgeCut" />);
  await screen.getByRole('radio', { name: 'French words in no order' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(/^Not as you said\. It wrote “.+”\. Every article and every ending/);
  await screen.unmount();
});

test('two words that move together keep their score, as the model reads them', async () => {
  const screen = await render(<Predict question="movedWords" />);
  await screen.getByRole('radio', { name: 'It shrinks' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(/^Not as you said\. In head \d of its first/);
  const [before, inFront, between] = [...status.element().textContent.matchAll(/was (−?[\d.]+)\b/g)].map(([, score]) => score); // prettier-ignore
  expect(inFront).toBe(before);
  expect(between).not.toBe(before);
});

test('a query twice as long makes the largest share larger in our model, which is read again', async () => {
  const wake = vi.spyOn(actions, 'wake');
  const screen = await render(<Predict question="doubledQuery" />);
  await screen.getByRole('radio', { name: 'each of them doubles' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(/^Not as you said\. .* in (all of its 8 heads|[5-8] of its 8 heads)/);
  const [, before, after] =
    /had (\d\.\d{3}), and now (\d\.\d{3})/.exec(status.element().textContent) ?? [];
  expect(Number(after)).toBeGreaterThan(Number(before) + 0.05);
  await expect
    .element(screen.getByText(/^Settled by: Our base model after \d+ steps\.$/))
    .toBeVisible();
  expect(wake).not.toHaveBeenCalled();
  wake.mockRestore();
  await screen.unmount();
});

test('with a panda’s numbers the zebra eats bamboo, in our model', async () => {
  const screen = await render(<Predict question="swappedHead" />);
  await screen.getByRole('radio', { name: 'bamboo, the food of the other' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  await expect
    .element(screen.getByRole('status'), SLOW)
    .toHaveTextContent(/^As you said\. 16 numbers of head \d of layer \d .* wrote “bamboo\.”/);
  await expect
    .element(screen.getByText(/^Settled by: Our base model after \d+ steps\.$/))
    .toBeVisible();
  await screen.unmount();
});

test.each([
  ['nearest', /^many more than at random/, /^As you said\. For 27 of 48\. .* about 3\.2\.$/],
  [
    'looksAt',
    /^zebra$/,
    /^As you said\. At “zebra”: in head 1 of layer 1 that gets 1\.00 .* in 3 of the 8 heads\.$/,
  ],
  [
    'mostSurprising',
    /^grass$/,
    /^Not as you said\. .*: “zebra” 2%, “lives” 4\.\d%, “savanna” 9\d\.?\d?%, “grass” 99\.\d%\. In the place of “zebra” it held “turtle” likeliest, at [34]\.?\d?%\.$/,
  ],
  ['spread', /^those of attention/, /^Not as you said\. .* embeddings 0\.26\.$/],
] as const)('of our model %s is read', async (question, choice, evidence) => {
  const screen = await render(<Predict question={question} />);
  await screen.getByRole('radio', { name: choice }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  await expect.element(screen.getByRole('status'), SLOW).toHaveTextContent(evidence);
  await expect
    .element(screen.getByText(/^Settled by: Our base model after \d+ steps\.$/))
    .toBeVisible();
  await screen.unmount();
});

test('each head is taken away in turn, and one carries nearly all facts of our model', async () => {
  const screen = await render(<Predict question="headGone" />);
  await screen.getByRole('radio', { name: /^nearly all/ }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const whole = measured['ablation.whole'];
  const least = measured['ablation.head.least'];
  const next = measured['ablation.head.next'];
  await expect
    .element(screen.getByRole('status'), SLOW)
    .toHaveTextContent(
      new RegExp(
        `^Not as you said\\. .* ${whole} of 240 facts, .* completes ${least}\\. .* completes ${next} or more\\.$`,
      ),
    );
  await screen.unmount();
});

test.each([
  [
    'recited',
    /^its documents, word for word$/,
    /^As you said\. It wrote 8 texts, and [5-8] of them stand.* about 3\d\d times\.$/,
    'thirty documents',
  ],
  [
    'eightTimes',
    /^by about a quarter$/,
    /^As you said\. With 20,432 parameters the loss ended at 1\.\d\d, with 155,456 at 1\.\d\d: \d\d% lower\.$/,
    'widths 16 and 64',
  ],
] as const)('a small model is trained to settle %s', async (question, choice, evidence, by) => {
  const screen = await render(<Predict question={question} />);
  await screen.getByRole('radio', { name: choice }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  await expect.element(screen.getByRole('status'), SLOW).toHaveTextContent(evidence);
  await expect.element(screen.getByText(new RegExp(`^Settled by: .*${by}`))).toBeVisible();
  await screen.unmount();
});
