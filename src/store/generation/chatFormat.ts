/** How a model is asked something: in the format of this guide, by a template of its own, or not at all. */

import { chatPrompt, documentPrompt } from '../../core/batches';
import type { TemplateQuestion } from '../../core/chat/renderTemplate';
import { ReaderError } from '../../core/errors';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { Rendered } from '../../worker/chatTemplate.worker';
import { askOnce } from '../data/oneShotWorker';
import { newestMoment, type LifeState, type ReaderModel } from '../state';

/** `none`: it has learnt no format that is known, and goes on with a text. */
export type ChatFormat = 'ours' | 'own' | 'none';

export type Asked = Pick<LifeState, 'model' | 'runs' | 'shown'>;

export function chatFormatOf({ model, runs, shown }: Asked): ChatFormat {
  const { opened, tokenizer } = model ?? {};
  if (!opened || !tokenizer) return 'ours';
  const moment = shown ?? newestMoment({ runs });
  const isTunedHere =
    moment?.phase === 'fineTuning' && moment.step > 0 && runs.fineTuning?.origin !== 'opened';
  if (isTunedHere) return 'ours';
  if (opened.chatTemplate !== undefined) return 'own';
  const hasMarks = tokenizer.userId !== null && tokenizer.assistantId !== null;
  // One that was fine-tuned by this guide says so.
  return hasMarks || opened.about.age === 'assistant' ? 'ours' : 'none';
}

/** The prompt of a question, or of a text to go on with; `null`: a template has yet to be run. */
export function promptAtOnce(
  format: ChatFormat,
  tokenizer: Tokenizer,
  question: string,
): number[] | null {
  if (format === 'own') return null;
  return format === 'ours'
    ? chatPrompt(tokenizer, [], question)
    : documentPrompt(tokenizer, question);
}

/** @throws ReaderError if the template of the model cannot be run */
export async function promptFor(state: Asked, question: string): Promise<number[]> {
  const { model } = state;
  if (!model) throw new ReaderError('model.none');
  const prompt = promptAtOnce(chatFormatOf(state), model.tokenizer, question);
  return prompt ?? promptByTemplate(model, question);
}

/** @throws ReaderError the same */
export async function promptByTemplate(
  { tokenizer, opened }: ReaderModel,
  question: string,
): Promise<number[]> {
  const written = await render({
    template: opened!.chatTemplate!,
    question,
    beginToken: tokenizer.decode([tokenizer.beginId]),
    endToken: tokenizer.decode([tokenizer.endId]),
  });
  const tokenIds = tokenizer.encodeTemplate(written);
  if (tokenIds.length === 0) throw new ReaderError('chat.templateEmpty');
  return tokenIds;
}

/** Real ones take a few milliseconds. */
const LONGEST_MS = 2_000;

async function render(asked: TemplateQuestion): Promise<string> {
  const start = () =>
    new Worker(new URL('../../worker/chatTemplate.worker.ts', import.meta.url), {
      type: 'module',
      name: 'chat template',
    });
  const late = () => new ReaderError('chat.templateTooSlow', { seconds: LONGEST_MS / 1000 });
  const text = await askOnce<Rendered, string>(
    start,
    asked,
    (message) => (message.kind === 'written' ? message.text : undefined),
    { limit: { ms: LONGEST_MS, late } },
  );
  // Without a worker, a template that never ends would take the page along.
  if (text === null) throw new ReaderError('chat.templateNotRun');
  return text;
}
