/**
 * The translators beside the reader's model: theirs, and the one whose decoder learns without its mask.
 * Pages read snapshots and call actions.
 */

import { createStore } from 'zustand/vanilla';
import type { NamedArrays } from '../../core/arrays';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import { ReaderError } from '../../core/errors';
import type { PairTraceName } from '../../core/traceNames';
import { TRANSLATOR_TRAINING, type TranslatorName } from '../../core/translation';
import type { Life } from '../life';
import type { ValueKey, ValueStorage } from '../persistence/modelStorage/valueStorage';
import { createKeeper } from './keeper';
import type { TranslatorSnapshot } from './record';
import { hasLearnt, NO_TRANSLATOR, type TranslatorState, type TranslatorStates } from './state';
import { createTranslatorLife, type TranslateOptions, type Translation } from './translatorLife';

/** By what a translator was trained without. */
const TRAINED: Readonly<Record<TranslatorName, { ablations: Ablations; key: ValueKey }>> = {
  masked: { ablations: COMPLETE, key: 'translator' },
  unmasked: { ablations: { ...COMPLETE, decoderMask: false }, key: 'unmasked translator' },
};
const NAMES = Object.keys(TRAINED) as TranslatorName[];

/** Which translator it is that shows what is left without those. */
export const translatorFor = ({ decoderMask }: Ablations): TranslatorName =>
  decoderMask ? 'masked' : 'unmasked';

export interface TranslatorStoreOptions {
  readonly life: Pick<Life, 'beside' | 'getState' | 'subscribe'>;
  /** Where they are kept between visits; `null`: nowhere. */
  readonly openStorage: ((key: ValueKey) => Promise<ValueStorage>) | null;
  /** Brings that of the guide; `null`: there is none to borrow. */
  readonly fetchBundled: (() => Promise<TranslatorSnapshot>) | null;
}

export type TranslatorStore = ReturnType<typeof createTranslatorStore>;

export function createTranslatorStore({ life, openStorage, fetchBundled }: TranslatorStoreOptions) {
  const store = createStore<TranslatorStates>(() => ({
    masked: NO_TRANSLATOR,
    unmasked: NO_TRANSLATOR,
  }));
  const { beside } = life;
  const { attempt, attemptQuietly } = beside;
  const owns = () => life.getState().persistence.owns;

  function create(which: TranslatorName) {
    const get = () => store.getState()[which];
    const set = (change: Partial<TranslatorState>) =>
      store.setState({ [which]: { ...get(), ...change } });
    const { ablations, key } = TRAINED[which];
    const one = createTranslatorLife({
      ...{ which, ablations, life, get, set },
      onNews: () => keeper?.touch(),
    });
    const keeper =
      openStorage &&
      createKeeper({
        open: () => openStorage(key),
        // Ours is borrowed again.
        snapshot: () => (get().origin === 'yours' ? one.snapshot() : null),
        may: owns,
        onSaved: (savedAt) => set({ savedAt, trouble: null }),
        onTrouble: (trouble) => set({ trouble }),
      });

    /** What the device has takes the place of what is here. */
    async function bringBack(): Promise<void> {
      const kept = await keeper?.load();
      if (!kept) throw new ReaderError('model.nothingKept');
      await one.become(kept);
      set({ savedAt: kept.savedAt });
    }

    /** The same by itself, unless this tab has something of its own that is not older. */
    async function takeUp(): Promise<void> {
      const kept = await keeper?.load();
      const isNews = kept && (!hasLearnt(get()) || kept.savedAt > (get().savedAt ?? Infinity));
      if (!isNews || one.isActive()) return;
      await one.become(kept);
      set({ savedAt: kept.savedAt });
    }

    return { ...one, bringBack, takeUp, flush: async (): Promise<void> => keeper?.flush() };
  }

  const lives = { masked: create('masked'), unmasked: create('unmasked') };
  const every = async (act: (name: TranslatorName) => Promise<void>): Promise<void> =>
    void (await Promise.all(NAMES.map(act)));
  const lifeFor = (ablations: Ablations) => lives[translatorFor(ablations)];

  let taken: Promise<void> | null = null;
  /** Those of an earlier visit come back by themselves, once, before anything is done with them. */
  const recall = () => (taken ??= every((name) => lives[name].takeUp()));

  async function becomeOurs(): Promise<void> {
    if (!fetchBundled) throw new ReaderError('model.nothingToBorrow');
    await lives.masked.flush();
    await lives.masked.become(await fetchBundled());
  }

  /** When no training of the reader's translator is under way, or waits. */
  const whenAtRest = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (lives.masked.isActive()) return;
        stopLooking();
        resolve();
      };
      const stopLooking = store.subscribe(look);
      look();
    });

  const stop = () => every((name) => lives[name].stop());
  const flush = () => every((name) => lives[name].flush());

  beside.join({ stop, flush });
  life.subscribe(({ persistence }, before) => {
    if (persistence.owns === before.persistence.owns) return;
    if (persistence.owns) {
      // The other tab may have left something newer.
      if (taken) taken = taken.then(() => every((name) => lives[name].takeUp()));
    } else void stop();
  });

  /** Carries out what the reader asked for. */
  const act = <T>(action: () => Promise<T>) =>
    attempt(async () => {
      await recall();
      return action();
    });
  /** The same for what a figure asks for by itself. */
  const look = <T>(action: () => Promise<T>) =>
    attemptQuietly(async () => {
      await recall();
      return action();
    });

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,

    /** What there is of the reader's translator, to be taken home or shipped; `null` if it is none. */
    snapshot: () => lives.masked.snapshot(),

    actions: {
      /** Takes up those of an earlier visit; starts no engine. */
      recall: () => attemptQuietly(recall),

      /**
       * Trains one anew from random parameters: the reader's, or that without the decoder's mask, which
       * needs a training of its own.
       */
      train: (which: TranslatorName = 'masked', seed: number = TRANSLATOR_TRAINING.seed) =>
        act(() => lives[which].train(seed)),

      /** Goes on with a training that was stopped. */
      goOn: (which: TranslatorName = 'masked') => act(() => lives[which].goOn()),

      /** Stops the training that is under way, or waits. */
      stop: () => attempt(stop),

      /** Back to none. On the device it stays until another has learnt something. */
      reset: (which: TranslatorName = 'masked') =>
        act(async () => {
          await lives[which].flush();
          await lives[which].become(null);
        }),

      /** That of the guide, instead of one's own, which stays on the device. */
      borrow: () => act(becomeOurs),

      /**
       * Sees to it that there is one to ask: the reader's, at the end of its training, or else ours.
       * @returns its state; `undefined` if there is none to be had
       */
      ready: () =>
        act(async () => {
          await whenAtRest();
          if (!hasLearnt(store.getState().masked)) await becomeOurs();
          return store.getState().masked;
        }),

      /** One's own, which was kept before ours was borrowed or all was reset. */
      bringBack: (which: TranslatorName = 'masked') => act(() => lives[which].bringBack()),

      /** What a translator makes of a sentence, in words that the grammar has. */
      translate: (
        english: readonly string[],
        options: TranslateOptions = {},
      ): Promise<Translation | undefined> =>
        look(() => lifeFor(options.ablations ?? COMPLETE).translate(english, options)),

      /** Intermediates of a pass over a pair: attention of all three kinds, `[nHead, to, from]`. */
      trace: (
        english: readonly string[],
        french: readonly string[],
        names: readonly PairTraceName[],
        ablations: Ablations = COMPLETE,
      ): Promise<NamedArrays | undefined> =>
        look(() => lifeFor(ablations).trace(english, french, names, ablations)),

      /** How many of the sentences kept from training are right, with that taken away. */
      measureExact: (ablations: Ablations = COMPLETE) =>
        act(() => lifeFor(ablations).measure(ablations)),
    },
  };
}
