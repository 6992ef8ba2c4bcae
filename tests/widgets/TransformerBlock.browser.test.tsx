import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PRESETS } from '../../src/core/settings';
import { actions } from '../../src/store';
import TransformerBlock from '../../src/widgets/TransformerBlock';

it('has every stage within reach of the keyboard, and each opens to a sentence', async () => {
  const screen = await render(<TransformerBlock />);
  const parts = [...screen.container.querySelectorAll('summary')];
  expect(parts).toHaveLength(11);
  await screen.getByRole('button', { name: /^Reset/ }).click();
  for (const part of screen.container.querySelectorAll('summary')) {
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(part);
    const sentence = part.nextElementSibling as HTMLElement;
    expect(sentence.checkVisibility()).toBe(false);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sentence.checkVisibility()).toBe(true);
    expect(sentence.textContent).toMatch(/^\p{Lu}.{30,}\.$/u);
  }
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(screen.container.querySelectorAll('details[open]')).toHaveLength(0);
});

it('counts the block of the model that the reader has chosen', async () => {
  const screen = await render(<TransformerBlock />);
  await expect.element(screen.getByText('50,304')).toBeVisible();
  await actions.configure(PRESETS.small.size);
  await expect.element(screen.getByText('the one block of your model')).toBeVisible();
  // 2 · 32 + 3 · 32² + 32² + 3 · 88 · 32
  await expect.element(screen.getByText('12,608')).toBeVisible();
});
