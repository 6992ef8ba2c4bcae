/** The translators that figures share, and how a component reads them: apart from the rest of the store, because it comes with their figure alone. */

import { useStore } from 'zustand';
import { besideModel } from '..';
import { openValueStorage } from '../persistence/modelStorage/valueStorage';
import { fetchBundledTranslator, fetchRecordedTraining } from './bundledTranslator';
import type { TranslatorRecord } from './record';
import type { TranslatorStates } from './state';
import { createTranslatorStore } from './translatorStore';

const BASE = import.meta.env.BASE_URL;
const MODELS = `${BASE}models/`;

const translators = createTranslatorStore({
  life: besideModel,
  // Tests of the figures run side by side on one host: none may find what another has kept.
  openStorage: import.meta.env.MODE === 'test' ? null : (key) => openValueStorage(BASE, key),
  fetchBundled: () => fetchBundledTranslator(MODELS),
});

export const translatorActions = translators.actions;

/** @throws ReaderError if the recording of our own training cannot be had */
export const fetchRecording = (): Promise<TranslatorRecord> => fetchRecordedTraining(MODELS);

let recalling: Promise<unknown> | null = null;
/** Watched by who shows them: those of an earlier visit are taken up, and no engine started. */
const inSight: typeof translators = {
  ...translators,
  subscribe(listener) {
    recalling ??= translatorActions.recall();
    return translators.subscribe(listener);
  },
};

/** Reads a part of the state and renders again when that part changes. */
export const useTranslators = <T>(select: (state: TranslatorStates) => T): T =>
  useStore(inSight, select);

export { hasLearnt, isActive, scoreOf } from './state';
export { translatorFor } from './translatorStore';
export type { TranslatorRecord } from './record';
export type {
  TranslatorSample,
  TranslatorScore,
  TranslatorState,
  TranslatorStates,
  TranslatorStatus,
} from './state';
export type { Candidate, TranslateOptions, Translation } from './translatorLife';
