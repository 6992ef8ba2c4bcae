import { useEffect, useMemo, useRef, useState } from 'react';
import strings from '#strings/figures/RotaryPosition';
import { CORPORA } from '../../core/corpus';
import { HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import { actions, referenceActions, type ReaderModel } from '../../store';
import { Button, formatFixed, formatNumber } from '../../ui';
import type { ModelSource } from '../life/modelSource';
import { shuffledWords } from './shuffled';

interface RotationOffProps {
  readonly source: ModelSource;
  readonly model: ReaderModel;
  /** Whose it is. */
  readonly by: string;
}

/** Which documents, and whether queries and keys are turned: in the order in which they are measured. */
const CELLS = [
  { text: 'written', rotation: true },
  { text: 'written', rotation: false },
  { text: 'shuffled', rotation: true },
  { text: 'shuffled', rotation: false },
] as const;

const TEXTS = ['written', 'shuffled'] as const;

/** Changes of the loss below this are not worth a word, in nats. */
const LITTLE = 0.1;
const EXAMPLE = 2;

/** What a model loses when queries and keys are not turned: measured on request. */
export function RotationOff({ source, model, by }: RotationOffProps) {
  const { off: said } = strings;
  const [losses, setLosses] = useState<readonly number[]>([]);
  const [status, setStatus] = useState<'idle' | 'measuring' | 'failed'>('idle');
  const [measured, setMeasured] = useState('');
  const isGone = useRef(false);
  const example = useMemo(() => shuffledWords(smallWorldDocuments(HELD_OUT))[EXAMPLE], []);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);

  if (!CORPORA[model.settings.corpus].hasExam) {
    return (
      <section className="rotary-off" aria-label={said.title}>
        <p className="rotary-off-title">{said.title}</p>
        <p>{said.otherText}</p>
      </section>
    );
  }

  const start = async () => {
    setStatus('measuring');
    setLosses([]);
    setMeasured(by);
    const written = smallWorldDocuments(HELD_OUT);
    const documents = { written, shuffled: shuffledWords(written) };
    const found: number[] = [];
    for (const { text, rotation } of CELLS) {
      const loss = await lossOf(source, documents[text], rotation);
      if (isGone.current) return;
      if (loss === undefined) {
        setStatus('failed');
        return;
      }
      found.push(loss);
      setLosses([...found]);
    }
    setStatus('idle');
  };

  const isDone = losses.length === CELLS.length;
  const cell = (text: (typeof TEXTS)[number], rotation: boolean) => {
    const loss = losses[CELLS.findIndex((one) => one.text === text && one.rotation === rotation)];
    return <td>{loss === undefined ? '–' : formatFixed(loss)}</td>;
  };
  return (
    <section className="rotary-off" aria-label={said.title}>
      <p className="rotary-off-title">{said.title}</p>
      <p>{said.lead(HELD_OUT.count)}</p>
      <p className="rotary-note">
        {said.example} <bdi translate="no">“{example}”</bdi>
      </p>
      <p>
        <Button disabled={status === 'measuring'} onClick={() => void start()}>
          {said.start}
        </Button>{' '}
        {status === 'measuring' && said.progress(losses.length, CELLS.length)}
        {status === 'failed' && said.failed}
      </p>
      {losses.length > 0 && (
        <table className="rotary-losses">
          <caption>{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.documents}</th>
              <th scope="col">{said.with}</th>
              <th scope="col">{said.without}</th>
            </tr>
          </thead>
          <tbody>
            {TEXTS.map((text) => (
              <tr key={text}>
                <th scope="row">{said[text]}</th>
                {cell(text, true)}
                {cell(text, false)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p role="status">{isDone && verdict(losses, model.config.vocabSize)}</p>
      {isDone && (
        <p className="rotary-note">
          {said.remains} {said.unit} {said.measured(measured)}
        </p>
      )}
    </section>
  );
}

const lossOf = (source: ModelSource, documents: readonly string[], rotation: boolean) =>
  source === 'yours'
    ? actions.evaluate(documents, 'model', [], { rotation })
    : referenceActions.evaluate(source, documents, [], { rotation });

function verdict(losses: readonly number[], vocabSize: number): string {
  const { off: said } = strings;
  // As they are written in the table, so that a reader comes to the same difference.
  const [written, writtenOff, shuffled, shuffledOff] = losses.map(
    (loss) => Math.round(100 * loss) / 100,
  );
  const [lost, unordered] = [writtenOff - written, shuffledOff - shuffled];
  const guessing = Math.log(vocabSize);
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatFixed(value)}`;
  return [
    lost > LITTLE
      ? said.lost(
          ...([formatFixed(writtenOff), formatFixed(written), formatFixed(lost)] as const),
          formatNumber(Math.exp(lost), 1),
        )
      : said.notLost(signed(lost)),
    Math.abs(unordered) < LITTLE
      ? said.shuffledAlike(signed(unordered))
      : said.shuffledToo(signed(unordered)),
    said.guessing(formatNumber(vocabSize, 0), formatFixed(guessing)),
    ...(shuffled > guessing + LITTLE ? [said.surer] : []),
  ].join(' ');
}
