import type { ReactNode } from 'react';
import strings from '#strings/setup';
import { CORPORA, CORPUS_NAMES, type Corpus, type CorpusName } from '../../../core/corpus';
import { SETTINGS } from '../../../core/settings';
import { Segmented } from '../../../ui';

const OPTIONS = CORPUS_NAMES.map((value) => ({ value, label: CORPORA[value].title }));

interface TextChoiceProps {
  readonly value: CorpusName;
  readonly onChange: (corpus: CorpusName) => void;
}

/** What the model reads: a choice of texts, and where the chosen one is from. */
export function TextChoice({ value, onChange }: TextChoiceProps) {
  const { description } = CORPORA[value];
  return (
    <div className="setup-choice">
      <Segmented
        label={SETTINGS.corpus.label}
        value={value}
        options={OPTIONS}
        onChange={onChange}
      />
      <p className="ui-help">
        {description} {value !== 'own' && sourceText(CORPORA[value])}
      </p>
    </div>
  );
}

function sourceText({ source, sourceUrl, licence }: Corpus): ReactNode {
  if (!sourceUrl) return strings.source(source, licence);
  const link = (
    <a href={sourceUrl} translate="no">
      {new URL(sourceUrl).host.replace('www.', '')}
    </a>
  );
  return strings.sourceAt(source, link, licence);
}
