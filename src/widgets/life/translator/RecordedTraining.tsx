import { useEffect, useMemo, useState } from 'react';
import strings from '#strings/translator';
import { errorMessage } from '../../../store';
import { fetchRecording, type TranslatorRecord } from '../../../store/translator';
import { Button, formatNumber } from '../../../ui';
import { SampleList } from './SampleList';
import { LossLines } from './TranslatorTraining';

const { recorded: said } = strings;

type Loading =
  | { readonly state: 'closed' | 'fetching' }
  | { readonly state: 'there'; readonly record: TranslatorRecord }
  | { readonly state: 'failed'; readonly sentence: string };

interface RecordedTrainingProps {
  /** Nothing can be trained here: it opens by itself. */
  readonly isNeeded: boolean;
}

/** How our own translator was trained, as it was recorded: fetched once it is opened. */
export function RecordedTraining({ isNeeded }: RecordedTrainingProps) {
  const [loading, setLoading] = useState<Loading>({ state: 'closed' });
  const [open, setOpen] = useState(isNeeded);

  async function load(): Promise<void> {
    setLoading({ state: 'fetching' });
    try {
      setLoading({ state: 'there', record: await fetchRecording() });
    } catch (error) {
      setLoading({ state: 'failed', sentence: errorMessage(error) });
    }
  }

  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);

  return (
    <details
      className="life-details translator-recorded"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open && loading.state === 'closed') void load();
      }}
    >
      <summary>{said.open}</summary>
      {loading.state === 'there' ? (
        <Recording record={loading.record} />
      ) : (
        <div role="status">
          {loading.state === 'fetching' && <p>{said.fetching}</p>}
          {loading.state === 'failed' && (
            <>
              <p>{loading.sentence}</p>
              <Button onClick={() => void load()}>{said.tryAgain}</Button>
            </>
          )}
        </div>
      )}
    </details>
  );
}

/** Its losses and its scores, and the sentences at the moment that is chosen. */
function Recording({ record }: { readonly record: TranslatorRecord }) {
  const { seed, step, losses, samples, sentences, scores } = record;
  const last = samples.length - 1;
  const [at, setAt] = useState(0);
  const sample = samples[at];
  const lines = useMemo(() => [{ name: strings.loss.loss, losses, dash: '' }], [losses]);
  return (
    <>
      <p className="ui-help">{said.provenance(step, seed)}</p>
      <label className="translator-moment">
        <span className="ui-label">{said.slider}</span>
        <input
          className="ui-range"
          type="range"
          min={0}
          max={last}
          value={at}
          aria-valuetext={strings.samples.at(sample.step)}
          onChange={(event) => setAt(Number(event.target.value))}
        />
      </label>
      <div className="translator-training">
        <LossLines
          label={said.loss}
          steps={step}
          lines={lines}
          marker={{ x: sample.step, label: said.atStep(sample.step) }}
        />
        <SampleList caption={said.samples} sentences={sentences} sample={sample} />
      </div>
      <p>
        {scores.map(({ exact, of, ablations: { bridge, encoderSees } }, place) => {
          const which = !bridge ? 'bridge' : encoderSees === 'before' ? 'encoder' : 'whole';
          return (
            <span key={place}>
              {said.score[which](formatNumber(exact, 0), formatNumber(of, 0))}{' '}
            </span>
          );
        })}
      </p>
    </>
  );
}
