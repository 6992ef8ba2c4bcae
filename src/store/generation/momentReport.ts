/** What the model is like at the moment that is shown: what it writes, and how many facts it knows. */

import { ANIMALS } from '../../core/corpus/smallWorld';
import { countPassed, fillInFacts } from '../exam/runExam';
import { hasExam } from '../exam/subject';
import { SECTION_SIZE } from '../exam/examStore';
import type { Life } from '../life';
import type { Phase } from '../state';
import { promptIn } from '../training/trainingData';
import { SAMPLE_OPTIONS } from '../training/runner';
import { generateText } from './generateText';

export interface MomentReport {
  /** What it goes on from, or is asked: the same as at every sample of the run. */
  readonly prompt: string;
  readonly text: string;
  /** Of the sentences to fill in; `null` where nobody knows what would be right. */
  readonly facts: { readonly right: number; readonly asked: number; readonly of: number } | null;
}

/** Looks at the model as it is in the engine. What was found by the time of an abort is not told. */
export const createMomentReader =
  (life: Life) =>
  async (
    phase: Phase,
    signal: AbortSignal,
    onReport: (report: MomentReport) => void,
  ): Promise<void> => {
    const tell = (report: MomentReport) => {
      if (!signal.aborted) onReport(report);
    };
    await life.lendToFigure(async (client) => {
      const state = life.getState();
      const prompt = state.runs[phase]?.samples.at(0)?.prompt;
      if (!state.model || prompt === undefined) return;
      const { tokenizer } = state.model;
      const model = { client, tokenizer };
      const options = { ...SAMPLE_OPTIONS, signal };
      const tokenIds = promptIn(phase, tokenizer, prompt);
      const [{ text }] = (await generateText(model, [tokenIds], options)).texts;
      if (!hasExam(state)) return tell({ prompt, text, facts: null });
      const facts = (right: number, asked: number) => ({ right, asked, of: SECTION_SIZE.facts });
      tell({ prompt, text, facts: facts(0, 0) });
      await fillInFacts(model, ANIMALS, {
        signal,
        onAnswers: (answers) =>
          tell({ prompt, text, facts: facts(countPassed(answers, 'exact'), answers.length) }),
      });
    });
  };
