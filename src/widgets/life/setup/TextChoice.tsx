import type { ReactNode } from 'react';
import corpusStrings from '#strings/corpus';
import settingStrings from '#strings/settings';
import strings from '#strings/setup';
import { CORPORA, CORPUS_NAMES, type CorpusName } from '../../../core/corpus';
import { Segmented } from '../../../ui';

const { corpora } = corpusStrings;

const OPTIONS = CORPUS_NAMES.map((value) => ({ value, label: corpora[value].title }));

interface TextChoiceProps {
  readonly value: CorpusName;
  readonly onChange: (corpus: CorpusName) => void;
}

/** What the model reads: a choice of texts, and where the chosen one is from. */
export function TextChoice({ value, onChange }: TextChoiceProps) {
  return (
    <div className="setup-choice">
      <Segmented
        label={settingStrings.settings.corpus.label}
        value={value}
        options={OPTIONS}
        onChange={onChange}
      />
      <p className="ui-help">
        {corpora[value].description} {value !== 'own' && sourceText(value)}
      </p>
    </div>
  );
}

function sourceText(corpus: CorpusName): ReactNode {
  const { source, licence } = corpora[corpus];
  const { sourceUrl } = CORPORA[corpus];
  if (!sourceUrl) return strings.source(source, licence);
  const link = (
    <a href={sourceUrl} translate="no">
      {new URL(sourceUrl).host.replace('www.', '')}
    </a>
  );
  return strings.sourceAt(source, link, licence);
}
