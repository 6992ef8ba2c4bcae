/** Conversations of the reader's own, in the figure of chapter 4. */

import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/site/styles/index.css';
import '../../src/ui/ui.css';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { actions } from '../../src/store';
import FineTuning from '../../src/widgets/FineTuning';

const ENGINE_MS = { timeout: 60_000 };
const TINY = { nLayer: 1, dModel: 16, nHead: 1, batchSize: 2, steps: 10, fineTuneSteps: 10 };

beforeEach(async () => {
  await actions.drop('conversations');
  await actions.configure(DEFAULT_SETTINGS);
});

test('tells all that is wrong by its lines, and takes the example', async () => {
  const screen = await render(<FineTuning />);
  await expect.element(screen.getByText('The new data set: 600 conversations')).toBeVisible();
  await screen.getByRole('button', { name: 'Use conversations of your own' }).click();
  const field = screen.getByRole('textbox', { name: 'Conversations' });
  await field.fill('Hello\nUSER: a\nUSER: b\nASSISTANT: c');
  await screen.getByRole('button', { name: 'Use these' }).click();
  const faults = screen.getByRole('alert').getByRole('listitem');
  await expect.element(faults.first()).toHaveTextContent('Line 1: expected USER: before');
  await expect.element(faults.last()).toHaveTextContent('Line 2: expected ASSISTANT: to answer');

  await screen.getByRole('button', { name: 'Put in an example' }).click();
  await screen.getByRole('button', { name: 'Use these' }).click();
  await expect.element(screen.getByText('The new data set: 9 conversations')).toBeVisible();
  await expect.element(screen.getByText('With pleasure: the panda eats bamboo.')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toBeEmptyDOMElement();
  await screen.getByRole('button', { name: 'Remove' }).click();
  await expect.element(screen.getByText('The new data set: 600 conversations')).toBeVisible();
});

test('chooses the steps by the reader’s own conversations, unless the reader has chosen', async () => {
  await actions.configure({ vocabSize: 300 });
  await actions.wake();
  const screen = await render(<FineTuning />);
  await screen.getByText('Change the recipe').click();
  const steps = screen.getByRole('slider', { name: 'Steps of fine-tuning' });
  const chosen = () => Number((steps.element() as HTMLInputElement).value);
  const give = async () => {
    await screen.getByRole('button', { name: 'Put in an example' }).click();
    await screen.getByRole('button', { name: 'Use these' }).click();
    await expect.element(screen.getByText('The new data set: 9 conversations')).toBeVisible();
  };
  await screen.getByRole('button', { name: 'Use conversations of your own' }).click();
  await give();
  await vi.waitFor(() => expect(chosen()).toBeGreaterThan(2 * DEFAULT_SETTINGS.fineTuneSteps));
  await screen.getByRole('button', { name: 'Remove' }).click();
  await vi.waitFor(() => expect(chosen()).toBe(DEFAULT_SETTINGS.fineTuneSteps));

  await actions.configure({ fineTuneSteps: 70 });
  await give();
  await expect
    .element(screen.getByText(/After 70 steps the answers are only half learnt/))
    .toBeVisible();
  expect(chosen()).toBe(70);
  await screen.getByRole('button', { name: /^Take [\d,]+ steps$/ }).click();
  await expect.element(screen.getByText(/only half learnt/)).not.toBeInTheDocument();
});

test('tunes at the learning rate that is chosen, and says where it leads nowhere', async () => {
  await actions.configure(TINY);
  await actions.pretrain();
  const screen = await render(<FineTuning />);
  const recipe = screen.getByText(/^10 steps at a learning rate of 0\.0005$/);
  await expect.element(recipe, ENGINE_MS).toBeVisible();
  await screen.getByText('Change the recipe').click();
  const field = screen.getByRole('spinbutton', { name: 'Learning rate of fine-tuning' });
  await field.fill('0.004');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/is 8(\.0)? times the one that works/)).toBeVisible();
  await screen.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect.element(screen.getByText(/^Step 10 of 10 .* finished$/), ENGINE_MS).toBeVisible();
  await screen.getByRole('button', { name: 'Keep this curve to compare' }).click();

  await screen.getByRole('button', { name: 'Set it to 0.0005' }).click();
  await expect.element(screen.getByText(/times the one that works/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Fine-tune again' }).click();
  await expect
    .element(screen.getByText('rate of fine-tuning 0.0005').first(), ENGINE_MS)
    .toBeVisible();
  await expect.element(screen.getByText('rate of fine-tuning 0.004').first()).toBeVisible();
  await expect.element(screen.getByText(/^Step 10 of 10 .* finished$/), ENGINE_MS).toBeVisible();
});

test('a rate that breaks a large model is explained, and the one that works is a press away', async () => {
  const large = { nLayer: 8, dModel: 256, nHead: 8 };
  await actions.configure({ ...large, batchSize: 2, fineTuneSteps: 10, fineTuneRate: 0.1 });
  await actions.reset();
  const screen = await render(<FineTuning />);
  await screen.getByRole('button', { name: 'Fine-tune the random model' }).click();
  await expect.element(screen.getByText('The run broke.'), ENGINE_MS).toBeVisible();
  await expect.element(screen.getByText(/At a learning rate of 0\.1 each step/)).toBeVisible();
  await expect.element(screen.getByText(/times the one that works/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Fine-tune again at 0.0005, which works' }).click();
  await expect.element(screen.getByText(/^Step 10 of 10 .* finished$/), ENGINE_MS).toBeVisible();
  await expect.element(screen.getByText('The run broke.')).not.toBeInTheDocument();
});

test('says that a text has no conversations, and learns from the reader’s own', async () => {
  await actions.configure({ ...TINY, corpus: 'names' });
  await actions.pretrain();
  const screen = await render(<FineTuning />);
  await expect.element(screen.getByText(/has read “Given names”/), ENGINE_MS).toBeVisible();
  const begin = screen.getByRole('button', { name: 'Fine-tune', exact: true });
  await expect.element(begin).toBeDisabled();

  const field = screen.getByRole('textbox', { name: 'Conversations' });
  await field.fill(`USER: ${'Anna and Berta '.repeat(20)}\nASSISTANT: Yes.`);
  await screen.getByRole('button', { name: 'Use these' }).click();
  await expect.element(screen.getByText(/leaves no room for an answer/)).toBeVisible();
  await expect.element(begin).toBeDisabled();

  await screen.getByRole('button', { name: 'Other conversations of your own' }).click();
  await field.fill('USER: Anna?\nASSISTANT: Here.');
  await screen.getByRole('button', { name: 'Use these' }).click();
  await begin.click();
  await expect.element(screen.getByText(/^Step 10 of 10 .* finished$/), ENGINE_MS).toBeVisible();
  await expect.element(screen.getByText('Anna?').first()).toBeVisible();
});
