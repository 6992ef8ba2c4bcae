import { useMemo, useState } from 'react';
import type { CorpusName } from '../../core/corpus';
import {
  DEFAULT_SETTINGS,
  sensibleSettings,
  tokensIn,
  type MeasuredRate,
  type Settings,
} from '../../core/settings';
import { actions, useLife, type Own } from '../../store';
import { withCorpus } from '../life/setup/sizes';
import { useTextImport, type TextImport } from '../life/setup/useTextImport';
import type { Draft } from '../life/setup/useDraft';
import { useSettingsLink } from '../life/setup/useSettingsLink';

export interface TextChoices {
  /** What the reader has chosen; their own before there is one, too. */
  readonly chosen: CorpusName;
  readonly choose: (corpus: CorpusName) => void;
  readonly own: Own | null;
  readonly textImport: TextImport;
  /** Takes the reader's own text away again. */
  readonly remove: () => void;
  /** The recipe again: our text, and the settings that go with it. The model stays as it is. */
  readonly reset: () => void;
  /** Their own is chosen, but there is none. */
  readonly isMissing: boolean;
  /** What suits their own, when that is read. */
  readonly fitted: Settings | null;
  /** What came with the address of the page. */
  readonly linked: Settings | null;
}

/** What the model is to read, and the settings that go with it. */
export function useText({ settings, change, settle }: Draft): TextChoices {
  const own = useLife((state) => state.own.text);
  const rate = useLife((state) => state.rate);
  const outdated = useLife(
    ({ model }) => model?.age === 'random' && model.settings.corpus === 'own',
  );
  const linked = useSettingsLink();
  /** Whether the reader would have their own; `null`: they have not said. */
  const [wants, setWants] = useState<boolean | null>(null);
  // The speed by which a text was fitted: the next run measures another, and fits it no better.
  const [fitRate, setFitRate] = useState(rate);

  const isMissing = !own && (settings.corpus === 'own' || (wants ?? linked?.corpus === 'own'));
  const fitted = useMemo(
    () => (own && settings.corpus === 'own' ? fit(own, fitRate, settings.seed) : null),
    [own, settings.corpus, settings.seed, fitRate],
  );

  const apply = (next: Settings) => {
    change(next);
    settle();
  };

  const read = (taken: Own) => {
    setWants(false);
    setFitRate(rate);
    // A link has settings for the text that its reader is to bring.
    const isLinked = linked?.corpus === 'own' && settings.corpus !== 'own';
    apply(isLinked ? linked : fit(taken, rate, settings.seed));
    // The random model that is there has the tokens of the text before.
    if (outdated) void actions.reset();
  };

  return {
    chosen: isMissing ? 'own' : settings.corpus,
    own,
    isMissing,
    fitted,
    linked,
    textImport: useTextImport('text', read),
    choose(corpus) {
      setWants(corpus === 'own' && !own);
      if (corpus !== 'own') apply(withCorpus(settings, corpus));
      else if (own) read(own);
    },
    reset() {
      setWants(false);
      apply(DEFAULT_SETTINGS);
    },
    remove() {
      setWants(true);
      if (settings.corpus === 'own') apply(withCorpus(settings, 'smallWorld'));
      void actions.drop('text');
    },
  };
}

const fit = ({ bytes }: Own, rate: MeasuredRate | null, seed: Settings['seed']): Settings => ({
  ...sensibleSettings(tokensIn(bytes), rate),
  corpus: 'own',
  seed,
});
