import strings from '#strings/translator';
import type { TranslatorSample, TranslatorState } from '../../../store/translator';
import { French } from './French';

interface SampleListProps extends Pick<TranslatorState, 'sentences'> {
  readonly caption: string;
  /** What it made of them; nothing before it was asked. */
  readonly sample: TranslatorSample | undefined;
}

/** Sentences kept from training, as they were translated at one moment of it. */
export function SampleList({ caption, sentences, sample }: SampleListProps) {
  return (
    <section className="translator-samples" aria-label={caption}>
      <p className="ui-label">{caption}</p>
      <p className="ui-help">{sample ? strings.samples.at(sample.step) : strings.samples.none}</p>
      <dl>
        {sentences.map(({ english, french }, at) => (
          <div key={at}>
            <dt translate="no">{english.join(' ')}</dt>
            <dd>{sample && <French words={sample.translations[at]} right={french} />}</dd>
          </div>
        ))}
      </dl>
      <p className="ui-help">{strings.samples.key}</p>
    </section>
  );
}
