/** The recipe of the translator on one engine: its training, its scores, and the one that comes with the guide. */

import type { Checkpoint } from '../../src/core/checkpoint';
import { COMPLETE, type Ablations } from '../../src/core/encoderDecoder';
import type { EngineName } from '../../src/core/engines';
import { writeSafetensors } from '../../src/core/files/safetensors';
import {
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
  typeset,
  type TranslatorName,
} from '../../src/core/translation';
import { createLife } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import { TRANSLATOR_FILES } from '../../src/store/translator/bundledTranslator';
import { createTranslatorStore } from '../../src/store/translator/translatorStore';
import type { EngineClient } from '../../src/worker/client';
import { base64, oursAsJson, type ShippedFile } from './files';

export interface TranslateOptions {
  readonly engine: EngineName | 'auto';
  /** Of the sentences, of the first parameters and of the order of the batches. */
  readonly seed: number;
  /** Instead of the recipe's. */
  readonly steps?: number;
}

/** Scores are shares of the sentences that were kept from training, 0 to 1. */
export interface TranslateResult {
  readonly engine: EngineName;
  readonly seed: number;
  /** That the steps took. */
  readonly seconds: number;
  /** Of the batch of the last step, in nats a token. */
  readonly lossEnd: number;
  readonly exact: number;
  /** The same translator, given zeros in the place of the encoder's vectors. */
  readonly exactWithoutBridge: number;
  /** The same, whose encoder sees of a sentence what comes before each word. */
  readonly exactBlind: number;
  /** Of another, whose decoder was trained without its mask, and the loss of its last batch. */
  readonly exactUnmasked: number;
  readonly lossUnmasked: number;
}

/** What is taken away in translation, and in training. */
export const CUT: Ablations = { ...COMPLETE, bridge: false };
export const BLIND: Ablations = { ...COMPLETE, encoderSees: 'before' };
const UNMASKED: Ablations = { ...COMPLETE, decoderMask: false };

const REPORT_EVERY_STEPS = 50;

/** @param report is given a line now and then */
export async function measureTranslator(
  client: EngineClient,
  { engine, seed, steps = TRANSLATOR_TRAINING.steps }: TranslateOptions,
  report: (line: string) => void,
): Promise<TranslateResult> {
  const { name, device } = await client.call('start', { engine });
  report(`engine ${name} on ${device}, seed ${seed}`);

  const train = async (which: TranslatorName, ablations: Ablations) => {
    const { parameterCount } = await client.call('createTranslator', {
      ...{ which, config: TRANSLATOR_CONFIG, seed },
    });
    report(`${which}: ${parameterCount} parameters`);
    const training = { ...TRANSLATOR_TRAINING, steps, seed };
    const losses: number[] = [];
    let tellAt = REPORT_EVERY_STEPS;
    const started = performance.now();
    const { status } = await client.call(
      'trainTranslator',
      { which, ablations, training, from: null as Checkpoint | null },
      {
        onEvent(event) {
          if (event.type !== 'progress') return;
          losses.push(...event.progress.losses);
          if (losses.length < Math.min(tellAt, steps)) return;
          tellAt = losses.length + REPORT_EVERY_STEPS;
          report(`${which}: step ${losses.length} of ${steps}, loss ${losses.at(-1)?.toFixed(4)}`);
        },
      },
    );
    if (status !== 'finished') {
      throw new Error(`${which}: expected the run to finish, but it ${status}.`);
    }
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
    return { seconds, lossEnd: losses.at(-1)! };
  };
  const measure = async (which: TranslatorName, ablations: Ablations) => {
    const { exact, of } = await client.call('measureTranslator', { which, ablations, seed });
    report(`${which}, ${JSON.stringify(ablations)}: ${exact} of ${of} exact`);
    return exact / of;
  };

  const { seconds, lossEnd } = await train('masked', COMPLETE);
  const [exact, exactWithoutBridge, exactBlind] = [
    await measure('masked', COMPLETE),
    await measure('masked', CUT),
    await measure('masked', BLIND),
  ];
  const { lossEnd: lossUnmasked } = await train('unmasked', UNMASKED);
  const exactUnmasked = await measure('unmasked', UNMASKED);
  return {
    ...{ engine: name, seed, seconds, lossEnd },
    ...{ exact, exactWithoutBridge, exactBlind, exactUnmasked, lossUnmasked },
  };
}

/** Makes the translator that comes with the guide, as a reader would: by the store, with its own buttons. */
export async function shipTranslator(
  connect: () => EngineClient,
  seed: number,
  report: (line: string) => void,
): Promise<ShippedFile[]> {
  const life = createLife(
    connect,
    measurementIn(() => localStorage, 'ship'),
  );
  const { actions, getState, snapshot } = createTranslatorStore({
    ...{ life, openStorage: null, fetchBundled: null },
  });
  await life.actions.chooseEngine('simd');
  await actions.train('masked', seed);
  for (const ablations of [COMPLETE, CUT, BLIND]) await actions.measureExact(ablations);
  const { problem } = life.getState();
  const made = snapshot();
  if (problem !== null || !made) throw new Error(problem ?? 'Expected a translator to ship.');
  for (const { step, translations } of getState().masked.samples) {
    report(`after step ${step}: ${translations.map(typeset).join('; ')}`);
  }
  const { record, checkpoint } = made;
  return [
    { name: TRANSLATOR_FILES.record, base64: base64(oursAsJson(record)) },
    {
      name: TRANSLATOR_FILES.parameters,
      base64: base64(writeSafetensors(checkpoint.parameters)),
    },
  ];
}
