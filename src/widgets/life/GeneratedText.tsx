import strings from '#strings/life';

interface GeneratedTextProps {
  readonly prompt: string;
  /** What the model wrote behind it; nothing, if it ended at once. */
  readonly text: string;
  /** The text answers the prompt, rather than goes on with it. */
  readonly answers: boolean;
}

/** What the model wrote, behind its prompt: both in the language of the model, and in its direction. */
export function GeneratedText({ prompt, text, answers }: GeneratedTextProps) {
  return (
    <bdi>
      <b translate="no">{prompt}</b>
      {(answers || text === '') && ' '}
      <span className="life-sample-text" translate={text === '' ? undefined : 'no'}>
        {text || strings.samples.nothing}
      </span>
    </bdi>
  );
}
