import { useState } from 'react';
import { fetchRecording, type Recording } from '../../store';
import { Button, Figure } from '../../ui';
import { Replay } from './Replay';
import { usePlayer } from './usePlayer';
import '../life/life.css';
import './recorded-run.css';

type Loading =
  | { readonly state: 'closed' | 'fetching' }
  | { readonly state: 'there'; readonly recording: Recording }
  | { readonly state: 'failed'; readonly sentence: string };

/** Chapter 3, and wherever nothing can train: our own run, as it was recorded. */
export default function RecordedRun() {
  const [loading, setLoading] = useState<Loading>({ state: 'closed' });
  const [round, setRound] = useState(0);

  async function open(): Promise<void> {
    setLoading({ state: 'fetching' });
    try {
      setLoading({ state: 'there', recording: await fetchRecording() });
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      setLoading({ state: 'failed', sentence });
    }
  }

  return (
    <Figure
      title="Our run, recorded"
      tryThis="Open it, then move the slider from the first step to the last."
      wide
      provenance="Recorded: our own run with the full recipe and seed 0, replayed and not computed in your browser."
      {...(loading.state === 'there' && { onReset: () => setRound(round + 1) })}
    >
      <details
        id="recorded-run"
        className="recorded-run"
        onToggle={(event) => {
          if (event.currentTarget.open && loading.state === 'closed') void open();
        }}
      >
        <summary>Watch our recorded run instead</summary>
        {loading.state === 'there' ? (
          <Opened key={round} recording={loading.recording} />
        ) : (
          <div role="status">
            {loading.state === 'fetching' && <p>The recording is on its way.</p>}
            {loading.state === 'failed' && (
              <>
                <p>{loading.sentence}</p>
                <Button onClick={() => void open()}>Try again</Button>
              </>
            )}
          </div>
        )}
      </details>
    </Figure>
  );
}

function Opened({ recording }: { readonly recording: Recording }) {
  const player = usePlayer(recording.moments.length);
  return <Replay recording={recording} player={player} />;
}
