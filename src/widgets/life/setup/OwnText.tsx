import { useState } from 'react';
import type { Settings } from '../../../core/settings';
import type { Own } from '../../../store';
import { Button, formatNumber, plural } from '../../../ui';
import { Bring } from './Bring';
import { roughly } from './BudgetLine';
import type { Bringing } from './useBringing';

interface OwnTextProps {
  readonly own: Own | null;
  readonly bringing: Bringing;
  /** What suits the text. */
  readonly fitted: Settings | null;
  /** How long pre-training takes with those, if that can be told. */
  readonly seconds: number | null;
  readonly onRemove: () => void;
}

/** A text of the reader's own: asked for, or what is known of it. */
export function OwnText({ own, bringing, fitted, seconds, onRemove }: OwnTextProps) {
  const [another, setAnother] = useState(false);
  const asking = !own || another || bringing.refused.length > 0;
  return (
    <section className="setup-own" aria-label="Your own text">
      {own && (
        <>
          <p>
            <b className="setup-own-name">{own.name}</b>: {plural(own.count, 'document')},{' '}
            {formatNumber(own.characters, 0)} characters.{' '}
            <Button variant="plain" onClick={onRemove}>
              Remove
            </Button>{' '}
            <Button variant="plain" aria-expanded={asking} onClick={() => setAnother(!another)}>
              Another text
            </Button>
          </p>
          {own.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
          {fitted && <p className="ui-help">{fitting(fitted, seconds)}</p>}
        </>
      )}
      {asking && (
        <Bring
          bringing={bringing}
          label="Paste a text"
          take="Use this text"
          rows={5}
          help="Or choose a .txt or .md file, or drop one on this figure: UTF-8, up to 5 MB. It is read in this browser and never leaves it."
        />
      )}
    </section>
  );
}

function fitting(
  { nLayer, dModel, contextLength, vocabSize, steps, batchSize }: Settings,
  seconds: number | null,
): string {
  const time =
    seconds === null
      ? 'The first steps will tell how long that takes here.'
      : `That takes ${roughly(seconds)} on this device.`;
  return `Sensible for a text of this length: ${plural(nLayer, 'layer')} of width ${dModel}, a context of ${contextLength} tokens, a vocabulary of at most ${formatNumber(vocabSize, 0)}, and ${plural(steps, 'step')} of ${plural(batchSize, 'sequence')}. ${time}`;
}
