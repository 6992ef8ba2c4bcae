import { useState } from 'react';
import strings from '#strings/setup';
import type { Settings } from '../../../core/settings';
import { warningMessage, type Own } from '../../../store';
import { Button } from '../../../ui';
import { OwnName } from '../OwnName';
import { aboutDuration } from '../roughDuration';
import { ImportForm } from './ImportForm';
import type { TextImport } from './useTextImport';

interface OwnTextProps {
  readonly own: Own | null;
  readonly textImport: TextImport;
  /** What suits the text. */
  readonly fitted: Settings | null;
  /** How long pre-training takes with those, if that can be told. */
  readonly seconds: number | null;
  readonly onRemove: () => void;
}

const { own: said } = strings;

/** A text of the reader's own: asked for, or what is known of it. */
export function OwnText({ own, textImport, fitted, seconds, onRemove }: OwnTextProps) {
  const [another, setAnother] = useState(false);
  const asking = !own || another || textImport.refused.length > 0;
  return (
    <section className="setup-own" aria-label={said.title}>
      {own && (
        <>
          <p>
            {said.known(<OwnName name={own.name} />, own.count, own.characters)}{' '}
            <Button variant="plain" onClick={onRemove}>
              {said.remove}
            </Button>{' '}
            <Button variant="plain" aria-expanded={asking} onClick={() => setAnother(!another)}>
              {said.another}
            </Button>
          </p>
          {own.warnings.map((warning) => (
            <p key={warning.code}>{warningMessage(warning)}</p>
          ))}
          {fitted && (
            <p className="ui-help">
              {said.fitting(namedFor(fitted))} {timeText(seconds)}
            </p>
          )}
        </>
      )}
      {asking && (
        <ImportForm
          textImport={textImport}
          label={said.paste}
          take={said.take}
          rows={5}
          help={said.help}
        />
      )}
    </section>
  );
}

/** The settings as the sentence about them calls them. */
const namedFor = ({ nLayer, dModel, contextLength, vocabSize, steps, batchSize }: Settings) => ({
  layers: nLayer,
  width: dModel,
  context: contextLength,
  vocabulary: vocabSize,
  steps,
  sequences: batchSize,
});

const timeText = (seconds: number | null): string =>
  seconds === null ? said.takesUnknown : said.takes(aboutDuration(seconds));
