import strings from '#strings/life';
import type { RunState } from '../../store';
import { GeneratedText } from './GeneratedText';

interface SamplesProps {
  readonly caption: string;
  readonly run: RunState | null;
  /** What stands there answers the prompt, rather than goes on with it. */
  readonly answers?: boolean;
}

/** What the model wrote at some moments of a run, the newest first. */
export function Samples({ caption, run, answers = false }: SamplesProps) {
  const samples = [...(run?.samples ?? [])].reverse();
  if (samples.length === 0) return null;
  return (
    <section className="life-samples" aria-label={caption}>
      <p className="ui-label">{caption}</p>
      {/* Focusable, so that the keyboard can scroll it. */}
      <ol tabIndex={0} aria-label={caption}>
        {samples.map(({ step, prompt, text }) => (
          <li key={step}>
            <span className="life-sample-step">{strings.samples.step(step)}</span>
            <span dir="auto">
              <GeneratedText prompt={prompt} text={text} answers={answers} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
