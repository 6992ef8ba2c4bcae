/** What the model wrote, as it stands behind its prompt. */

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { RunState } from '../../src/store';
import { Samples } from '../../src/widgets/life/Samples';

function textOf(prompt: string, text: string, answers: boolean): string {
  const run = { samples: [{ step: 1, prompt, text }] } as unknown as RunState;
  const markup = renderToStaticMarkup(createElement(Samples, { caption: 'Samples', run, answers }));
  return markup.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
}

it('goes on with its prompt to the letter', () => {
  expect(textOf('The zebra', "'s home is the sea.", false)).toContain("The zebra's home");
  expect(textOf('The zebra', ' eats grass.', false)).toContain('The zebra eats grass.');
  expect(textOf('The zebra', '', false)).toContain('The zebra (nothing)');
});

it('stands apart from a question that it answers', () => {
  expect(textOf('What does it eat?', 'It eats grass.', true)).toContain('eat? It eats grass.');
});
