/** Tokens in, text out, by an engine that says what it is told. */

import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { generateText, type GeneratedText } from '../../src/store/generation/generateText';
import type { Args } from '../../src/worker/protocol';
import { createFakeEngine } from './fakeEngine';

/** The fake's tokens are bytes. */
const tokenizer = createTokenizer({ merges: [] });
const { endId, userId, assistantId } = tokenizer;

describe('generated text', () => {
  const options = { sampling: { temperature: 1, topK: 0, topP: 1 }, maxNewTokens: 9, seed: 3 };

  function client(sequences: readonly (readonly number[])[]) {
    const asked: Args<'generate'>[] = [];
    const engine = createFakeEngine({
      answers: {
        generate: (request, { onEvent }) => {
          asked.push(request);
          const longest = Math.max(...sequences.map(({ length }) => length));
          for (let at = 0; at < longest; at++) {
            for (const [sequence, ids] of sequences.entries()) {
              if (at < ids.length) onEvent?.({ type: 'token', sequence, tokenId: ids[at] });
            }
          }
          return { sequences, step: null };
        },
      },
    });
    return { model: { client: engine.connect(), tokenizer }, asked };
  }

  it('grows token by token, that of the base beside that of its assistant', async () => {
    const { model, asked } = client([
      tokenizer.encode(' no é'),
      [...tokenizer.encode(' ok'), endId],
    ]);
    const seen: (readonly GeneratedText[])[] = [];
    const prompt = [endId, userId!, ...tokenizer.encode(' Hi!'), assistantId!];
    const { texts } = await generateText(model, [prompt], {
      ...options,
      by: 'both',
      onTexts: (texts) => seen.push(texts),
    });
    expect(asked).toMatchObject([{ prompts: [prompt], by: 'both', seed: 3 }]);
    // The space that the chat format puts before an answer is not said.
    expect(texts).toEqual([
      { text: 'no é', tokenCount: 6, ended: false },
      { text: 'ok', tokenCount: 4, ended: true },
    ]);
    expect(seen[3].map(({ text }) => text)).toEqual(['n', 'o']);
    expect(seen.at(-1)).toEqual(texts);
  });

  it('keeps each token with what it was drawn from, where that is wanted', async () => {
    const tokenIds = [...tokenizer.encode('ok'), endId];
    const logitsOf = (tokenId: number) => Float32Array.of(tokenId, 0);
    const asked: Args<'generate'>[] = [];
    const engine = createFakeEngine({
      answers: {
        generate: (request, { onEvent }) => {
          asked.push(request);
          for (const tokenId of tokenIds) {
            onEvent?.({ type: 'token', sequence: 0, tokenId, logits: logitsOf(tokenId) });
          }
          return { sequences: [tokenIds], step: null };
        },
      },
    });
    const model = { client: engine.connect(), tokenizer };
    const { texts } = await generateText(model, [[endId]], { ...options, withTokens: true });
    expect(asked).toMatchObject([{ withLogits: true }]);
    const tokens = tokenIds.map((tokenId) => ({ tokenId, logits: logitsOf(tokenId) }));
    expect(texts).toEqual([{ text: 'ok', tokenCount: 3, ended: true, tokens }]);
  });

  it('goes on with a document to the letter', async () => {
    const { model, asked } = client([tokenizer.encode(' eats')]);
    const prompt = [endId, ...tokenizer.encode('The zebra')];
    const { texts } = await generateText(model, [prompt], options);
    expect(asked[0].by).toBe('model');
    expect(texts).toEqual([{ text: ' eats', tokenCount: 5, ended: false }]);
  });

  it('of several prompts is in their order, each stripped as its own prompt asks', async () => {
    const { model } = client([[...tokenizer.encode(' yes.'), endId], tokenizer.encode(' no')]);
    const question = [endId, userId!, ...tokenizer.encode(' A?'), assistantId!];
    const document = [endId, ...tokenizer.encode('It is')].slice(0, question.length);
    const { texts } = await generateText(model, [question, document], options);
    expect(texts.map(({ text, ended }) => [text, ended])).toEqual([
      ['yes.', true],
      [' no', false],
    ]);
  });
});
