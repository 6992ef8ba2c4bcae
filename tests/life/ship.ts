/** Makes the model that comes with the guide, as a reader would: by the store, with its own buttons. */

import type { NdArray } from '../../src/core/arrays';
import { documentPrompt } from '../../src/core/batches';
import { ANIMALS, splitAnimals } from '../../src/core/corpus/smallWorld';
import { writeSafetensors } from '../../src/core/files/safetensors';
import { GREEDY } from '../../src/core/sampling';
import { layerTraceNames } from '../../src/core/traceNames';
import { askQuestions, countPassed, fillInFacts, heldOutLoss } from '../../src/store/exam/runExam';
import { generateText } from '../../src/store/generation/generateText';
import { createLife, type Life } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import {
  RECORDED_FILE,
  RECORDED_PROMPT,
  RECORDED_TEXT,
  type Recorded,
  type RecordedMoment,
} from '../../src/store/model/replay';
import type { Moment } from '../../src/store/state';
import type { EngineClient } from '../../src/worker/client';
import { shipEarly } from './early';
import { base64, LOSS_DIGITS, oursAsJson, type ShippedFile } from './files';

/** @param report is given a line now and then */
export async function ship(
  connect: () => EngineClient,
  seed: number,
  report: (line: string) => void,
): Promise<ShippedFile[]> {
  const life = createLife(
    connect,
    measurementIn(() => localStorage, 'ship'),
  );
  const { configure, chooseEngine, pretrain, fineTune } = life.actions;
  await configure({ seed });
  await chooseEngine('simd');
  await pretrain();
  report(`pre-trained: ${said(life)}`);
  await fineTune();
  report(`fine-tuned: ${said(life)}`);
  const { problem } = life.getState();
  const snapshot = life.snapshot();
  if (problem !== null || !snapshot) throw new Error(problem ?? 'Expected a life to ship.');
  const { record, checkpoints } = snapshot;
  const last = (run: string) => checkpoints.filter((one) => one.run === run).at(-1)!.checkpoint;

  const moments: RecordedMoment[] = [];
  for (const { run, checkpoint } of checkpoints) {
    const moment = { phase: run, step: checkpoint.step } as Moment;
    moments.push(await look(life, moment));
    report(`recorded ${run}, step ${checkpoint.step}`);
  }
  const recorded: Recorded = { moments };
  const beside = connect();
  const early = await shipEarly(beside, seed, report).finally(() => beside.dispose());
  return [
    early,
    { name: BUNDLED_FILES.record, base64: base64(oursAsJson(record)) },
    { name: BUNDLED_FILES.base, base64: base64(writeSafetensors(last('pretraining').parameters)) },
    {
      name: BUNDLED_FILES.assistant,
      base64: base64(writeSafetensors(last('fineTuning').parameters)),
    },
    { name: RECORDED_FILE, base64: base64(new TextEncoder().encode(JSON.stringify(recorded))) },
  ];
}

const said = (life: Life): string => {
  const { runs } = life.getState();
  const run = runs.fineTuning ?? runs.pretraining;
  return `${run?.step} steps, loss ${run?.losses.at(-1)?.toFixed(LOSS_DIGITS)}`;
};

/** Everything that a replay shows of one moment. */
async function look(life: Life, moment: Moment): Promise<RecordedMoment> {
  await life.actions.lookBack(moment);
  const { model } = life.getState();
  const { tokenizer, settings } = model!;
  const tokenIds = documentPrompt(tokenizer, RECORDED_TEXT);
  const trace = await life.actions.trace(
    tokenIds,
    layerTraceNames(model!.config, ['attentionWeights']),
  );
  const written = await life.lend((client) =>
    generateText({ client, tokenizer }, [documentPrompt(tokenizer, RECORDED_PROMPT)], {
      sampling: GREEDY,
      maxNewTokens: 24,
      seed: 0,
    }),
  );
  const scores = await life.lend(async (client) => {
    const examined = { client, tokenizer };
    const { unseen } = splitAnimals(settings.seed);
    const facts = await fillInFacts(examined, ANIMALS);
    const answers = moment.phase === 'fineTuning' ? await askQuestions(examined, unseen) : [];
    return {
      loss: await heldOutLoss(examined),
      facts: countPassed(facts, 'exact'),
      exact: countPassed(answers, 'exact'),
      format: countPassed(answers, 'format'),
      asked: answers.length,
      answer: answers[0] ? { question: answers[0].asked, said: answers[0].said.trim() } : null,
    };
  });
  const { problem } = life.getState();
  if (!trace || !written || !scores) throw new Error(problem ?? 'Expected a moment to record.');
  const layers = Array.from({ length: model!.config.nLayer }, (_, layer) =>
    base64(bytesOf(trace[`layers.${layer}.attentionWeights`])),
  );
  return { ...moment, text: written.texts[0].text, ...scores, attention: layers };
}

/** Shares from 0 to 1 in 255ths: finer than a screen can show. */
const bytesOf = ({ data }: NdArray): Uint8Array =>
  Uint8Array.from(data, (share) => Math.round(255 * share));
