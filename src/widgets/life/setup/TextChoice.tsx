import { CORPORA, CORPUS_NAMES, type CorpusName } from '../../../core/corpus';
import { SETTINGS } from '../../../core/settings';
import { Segmented } from '../../../ui';

const OPTIONS = CORPUS_NAMES.map((value) => ({ value, label: CORPORA[value].title }));

interface TextChoiceProps {
  readonly value: CorpusName;
  readonly onChange: (corpus: CorpusName) => void;
}

/** What the model reads: a choice of texts, and where the chosen one is from. */
export function TextChoice({ value, onChange }: TextChoiceProps) {
  const { description, source, sourceUrl, licence } = CORPORA[value];
  return (
    <div className="setup-choice">
      <Segmented
        label={SETTINGS.corpus.label}
        value={value}
        options={OPTIONS}
        onChange={onChange}
      />
      <p className="ui-help">
        {description}
        {value !== 'own' && (
          <>
            {' '}
            Source: {withoutStop(source)}
            {sourceUrl && (
              <>
                , at <a href={sourceUrl}>{new URL(sourceUrl).host.replace('www.', '')}</a>
              </>
            )}
            . Licence: {licence}.
          </>
        )}
      </p>
    </div>
  );
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');
