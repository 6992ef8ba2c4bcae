/** Whose parameters a figure shows: of the guide’s own model, before, early in or after its training, or the reader’s. */

import strings from '#strings/life';
import { settingsFromQuery } from '../../core/settings';
import type { LinkField } from '../../core/linkState';
import {
  actions,
  referenceActions,
  useLife,
  useReferences,
  type LifeState,
  type ReaderModel,
  type ReferenceName,
  type ReferenceState,
} from '../../store';
import { modelName, nameAfter } from './describeModel';

export type ModelSource = ReferenceName | 'yours';

export const MODEL_SOURCES: readonly ModelSource[] = ['random', 'early', 'trained', 'yours'];

/** What the reader has chosen; until then the figure chooses by itself. */
export type SourceChoice = ModelSource | 'auto';

/** The same in the link of a figure. */
export const SOURCE_FIELD = {
  kind: 'choice',
  choices: ['auto', 'random', 'early', 'trained', 'yours'],
  first: 'auto',
} as const satisfies LinkField;

/** What is known of the reader's own. */
export interface OwnModel {
  /** It is there, or can be brought. */
  readonly canBeHad: boolean;
  /** The address of the page describes it, or it waits on the device. */
  readonly isAskedFor: boolean;
  readonly hasLearnt: boolean;
}

export function ownModelOf(
  { model, runs, persistence }: Pick<LifeState, 'model' | 'runs' | 'persistence'>,
  query: string,
): OwnModel {
  const isThere = model !== null;
  const isAskedFor = settingsFromQuery(query) !== null || (!isThere && persistence.kept !== null);
  const hasLearnt = isThere && (runs.pretraining !== null || runs.fineTuning !== null);
  return { canBeHad: isThere || isAskedFor, isAskedFor, hasLearnt };
}

/** The reader's own as soon as it has learnt something, or a link is about it; else ours. */
export function sourceOf(choice: SourceChoice, own: OwnModel): ModelSource {
  if (choice !== 'auto' && (choice !== 'yours' || own.canBeHad)) return choice;
  // A random model that some figure has drawn in passing is no reason to show noise.
  return own.hasLearnt || own.isAskedFor ? 'yours' : 'trained';
}

export const useModelSource = (choice: SourceChoice): ModelSource =>
  useLife((state) => sourceOf(choice, ownModelOf(state, window.location.search)));

/** Whether the reader has a model to choose. */
export const useHasOwnModel = (): boolean =>
  useLife((state) => ownModelOf(state, window.location.search).canBeHad);

/** Brings the model of a source, unless it is there. */
export const wakeSource = (source: ModelSource): void =>
  void (source === 'yours' ? actions.wake() : referenceActions.wake(source));

/** The model of a source, as far as it is there. */
export interface SourcedModel {
  readonly model: ReaderModel | null;
  /** Whether it can be read now. */
  readonly isReady: boolean;
  /** "Our base model after 800 steps" */
  readonly by: string;
  readonly status: ReferenceState['status'];
  /** A sentence about why it is not there, or not read, where nothing else says so. */
  readonly problem: string | null;
}

export function useSourcedModel(source: ModelSource): SourcedModel {
  const model = useLife((state) => state.model);
  const status = useLife((state) => state.engine.status);
  const own = useLife(modelName);
  const beside = useReferences((state) => (source === 'yours' ? null : state[source]));
  if (source === 'yours' || beside === null) {
    // A kept model is there before its engine, which starts for the first that is read of it.
    const isReady = (status === 'ready' || status === 'asleep') && model !== null;
    return { model, isReady, by: own, status, problem: null };
  }
  const { reference, problem } = beside;
  return {
    model: reference?.model ?? null,
    isReady: reference !== null,
    by: reference
      ? nameAfter(reference.model.age, reference.model.origin, reference.steps)
      : strings.names.none,
    status: beside.status,
    problem,
  };
}
