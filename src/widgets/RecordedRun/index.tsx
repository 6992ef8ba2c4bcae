import { useEffect, useState } from 'react';
import strings, { title } from '#strings/figures/RecordedRun';
import type { LinkSchema, LinkState } from '../../core/linkState';
import { errorMessage, fetchRecording, type Recording } from '../../store';
import { Button, Figure, useLinkState } from '../../ui';
import { Replay } from './Replay';
import { usePlayer } from './usePlayer';
import '../life/life.css';
import './recorded-run.css';

type Loading =
  | { readonly state: 'closed' | 'fetching' }
  | { readonly state: 'there'; readonly recording: Recording }
  | { readonly state: 'failed'; readonly sentence: string };

/** What a link to this figure says. How many moments there are, the recording knows. */
const FIELDS = {
  moment: { kind: 'number', min: 0, max: 999, step: 1, first: 0 },
  layer: { kind: 'number', min: 0, max: 63, step: 1, first: 0 },
  head: { kind: 'number', min: 0, max: 127, step: 1, first: 0 },
} as const satisfies LinkSchema;

export type Shown = LinkState<typeof FIELDS>;

/** Chapter 3, and wherever nothing can train: our own run, as it was recorded. */
export default function RecordedRun() {
  const [loading, setLoading] = useState<Loading>({ state: 'closed' });
  const [round, setRound] = useState(0);
  const { state: shown, set, reset, link } = useLinkState('RecordedRun', FIELDS);
  /** A link to what is in the recording opens it. */
  const [linked] = useState(() => shown.moment + shown.layer + shown.head > 0);

  async function open(): Promise<void> {
    setLoading({ state: 'fetching' });
    try {
      setLoading({ state: 'there', recording: await fetchRecording() });
    } catch (error) {
      setLoading({ state: 'failed', sentence: errorMessage(error) });
    }
  }

  useEffect(() => {
    if (linked) void open();
    // oxlint-disable-next-line react/exhaustive-deps -- once: what came open may never tell that it was opened
  }, []);

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      provenance={strings.provenance}
      link={link}
      {...(loading.state === 'there' && {
        onReset: () => {
          reset();
          setRound(round + 1);
        },
      })}
    >
      <details
        id="recorded-run"
        className="recorded-run"
        open={linked}
        onToggle={(event) => {
          if (event.currentTarget.open && loading.state === 'closed') void open();
        }}
      >
        <summary>{strings.open}</summary>
        {loading.state === 'there' ? (
          <Opened key={round} recording={loading.recording} shown={shown} onShow={set} />
        ) : (
          <div role="status">
            {loading.state === 'fetching' && <p>{strings.fetching}</p>}
            {loading.state === 'failed' && (
              <>
                <p>{loading.sentence}</p>
                <Button onClick={() => void open()}>{strings.tryAgain}</Button>
              </>
            )}
          </div>
        )}
      </details>
    </Figure>
  );
}

interface OpenedProps {
  readonly recording: Recording;
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
}

function Opened({ recording, shown, onShow }: OpenedProps) {
  const { moments } = recording;
  const at = Math.min(shown.moment, moments.length - 1);
  const player = usePlayer(moments.length, at, (moment) => onShow({ moment }));
  const { attention } = moments[at];
  const layer = Math.min(shown.layer, attention.length - 1);
  const head = Math.min(shown.head, attention[layer].length - 1);
  return <Replay recording={recording} player={player} head={{ layer, head }} onHead={onShow} />;
}
