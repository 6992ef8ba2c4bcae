/** The one way in which a model writes: tokens in, text out, as it comes and at its end. */

import { endsWithMark } from '../../core/batches';
import type { GenerationRequest } from '../../core/generation';
import type { Intervention } from '../../core/interventions';
import { validateSampling, type SamplingOptions } from '../../core/sampling';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { EngineClient } from '../../worker/client';
import type { StreamEvent } from '../../worker/protocol';

type TokenEvent = Extract<StreamEvent, { type: 'token' }>;

export interface GeneratedText {
  readonly text: string;
  readonly tokenCount: number;
  /** Whether the model ended by itself, with the end token. */
  readonly ended: boolean;
  /** Where they were asked for, the end token among them. */
  readonly tokens?: readonly WrittenToken[];
}

export interface WrittenToken {
  readonly tokenId: number;
  /** What it was drawn from, `[vocabSize]`, before temperature and softmax. */
  readonly logits: Float32Array;
}

export interface GenerateOptions {
  readonly sampling: SamplingOptions;
  readonly maxNewTokens: number;
  readonly seed: number;
  /** The base writes before its assistant: with `both` there are twice as many texts as prompts. */
  readonly by?: GenerationRequest['by'];
  /** What is changed while it reads, by places in prompt and text together; `text` is a prompt. */
  readonly interventions?: readonly Intervention[];
  /** Keeps every token with the logits that it was drawn from. */
  readonly withTokens?: boolean;
  readonly signal?: AbortSignal;
  /** Is given all texts as far as they are written, at each token. */
  readonly onTexts?: (texts: readonly GeneratedText[]) => void;
}

export interface Generated {
  /** In the order of the prompts. */
  readonly texts: readonly GeneratedText[];
  /** Steps of the run that was under way at the end; `null` if none was. */
  readonly step: number | null;
}

/** A model in a worker, and how it reads. */
export interface ModelInWorker {
  readonly client: EngineClient;
  readonly tokenizer: Tokenizer;
}

/**
 * @param prompts token ids, all of one length: they go through the model together
 * @throws RangeError for sampling options out of range, and what the engine throws
 */
export async function generateText(
  { client, tokenizer }: ModelInWorker,
  prompts: readonly (readonly number[])[],
  options: GenerateOptions,
): Promise<Generated> {
  const { sampling, maxNewTokens, seed, by = 'model', withTokens = false, interventions } = options;
  const { signal, onTexts } = options;
  validateSampling(sampling);
  const { endIds, decode } = tokenizer;
  const promptOf = (sequence: number) => prompts[sequence % prompts.length];
  // The space before an answer belongs to the chat format, not to what is said.
  const shown = (sequence: number, text: string) =>
    endsWithMark(promptOf(sequence), tokenizer) ? text.replace(/^ /, '') : text;
  const request = {
    ...{ prompts, maxNewTokens, stopTokenIds: endIds, sampling, seed, by },
    ...(interventions && { interventions }),
  };
  const count = prompts.length * (by === 'both' ? 2 : 1);
  const collected = onTexts || withTokens ? collectTexts(tokenizer, count, shown) : null;
  const { sequences, step } = await client.call(
    'generate',
    withTokens ? { ...request, withLogits: true } : request,
    {
      ...(signal && { signal }),
      ...(collected && {
        onEvent: (event: StreamEvent) => {
          if (event.type !== 'token') return;
          const texts = collected.take(event);
          onTexts?.(texts);
        },
      }),
    },
  );
  const texts = sequences.map((ids, sequence) => {
    const ended = endIds.includes(ids.at(-1) ?? NO_TOKEN);
    const text = shown(sequence, decode(ended ? ids.slice(0, -1) : ids));
    const tokens = collected?.texts()[sequence].tokens;
    return { text, tokenCount: ids.length, ended, ...(tokens && { tokens }) };
  });
  return { texts, step };
}

/** Of a text without any. */
const NO_TOKEN = -1;

/** Puts tokens together as they are told, whichever text they belong to. */
function collectTexts(
  { endIds, createStreamDecoder }: Tokenizer,
  count: number,
  shown: (sequence: number, text: string) => string,
) {
  const decoders = Array.from({ length: count }, createStreamDecoder);
  const written = decoders.map(() => '');
  let texts: readonly GeneratedText[] = written.map((text) => ({
    text,
    tokenCount: 0,
    ended: false,
  }));
  return {
    texts: () => texts,
    take({ sequence, tokenId, logits }: TokenEvent): readonly GeneratedText[] {
      const ended = endIds.includes(tokenId);
      if (!ended) written[sequence] += decoders[sequence].push(tokenId);
      const { tokenCount, tokens = [] } = texts[sequence];
      const text: GeneratedText = {
        text: shown(sequence, written[sequence]),
        tokenCount: tokenCount + 1,
        ended,
        ...(logits && { tokens: [...tokens, { tokenId, logits }] }),
      };
      texts = texts.with(sequence, text);
      return texts;
    },
  };
}
