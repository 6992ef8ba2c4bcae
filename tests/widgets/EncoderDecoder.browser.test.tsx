import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import EncoderDecoder from '../../src/widgets/EncoderDecoder';

it('says which stack is which, and shows by keyboard what a word may look at', async () => {
  const screen = await render(<EncoderDecoder />);
  const stack = (name: string) => screen.getByRole('region', { name, exact: true });
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
  await expect.element(screen.getByRole('status')).toHaveTextContent('Decoder only: “black” looks');
  expect(seen('Encoder')).toEqual([]);
  expect(seen('Decoder only')).toEqual(['<start>', 'the', 'black']);

  await stack('Encoder').getByText('the', { exact: true }).click();
  expect(seen('Encoder')).toEqual(['the', 'black', 'mouse', 'sleeps']);
  expect(seen('Decoder')).toEqual([]);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('“souris”');
});
