import strings from '#strings/figures/RotaryPosition';
import type { ModelConfig } from '../../core/config';
import { headPlaces } from '../../core/factSwaps';
import { Select, TokenText } from '../../ui';
import { keyOf } from '../life/attention/places';
import type { Choice } from './scene';

interface WordChoiceProps {
  readonly choice: Choice;
  /** The page has found it. */
  readonly isFound: boolean;
  /** Of the whole sentence, what begins it included. */
  readonly tokens: readonly string[];
  readonly config: Pick<ModelConfig, 'nLayer' | 'nHead'>;
  readonly sentence: string;
  readonly onChoose: (choice: Choice) => void;
}

/** Which words of the sentence, and which head; and where their numbers are from. */
export function WordChoice(props: WordChoiceProps) {
  const { choice, isFound, tokens, config, sentence, onChoose } = props;
  const { layer, head, asks, answers } = choice;
  const { choose: said } = strings;
  const wordsFrom = (first: number, end: number) =>
    tokens.slice(first, end).map((text, i) => ({
      value: String(first + i),
      label: `${first + i}: ${text}`,
    }));
  const heads = headPlaces(config).map((place) => ({
    value: keyOf(place),
    label: said.headName(place.layer + 1, place.head + 1),
  }));
  return (
    <div>
      <p className="rotary-note">
        {isFound
          ? said.found(
              layer + 1,
              head + 1,
              <TokenText text={tokens[asks]} />,
              <TokenText text={tokens[answers]} />,
            )
          : said.chosen(layer + 1, head + 1)}{' '}
        {said.source(<bdi translate="no">{sentence}</bdi>)} {layer === 0 ? said.first : said.later}
      </p>
      <details className="rotary-choose">
        <summary>{said.summary}</summary>
        <div className="rotary-selects">
          <Select
            verbatim
            label={said.asks}
            value={String(asks)}
            options={wordsFrom(2, tokens.length)}
            onChange={(next) => {
              const at = Number(next);
              onChoose({ ...choice, asks: at, answers: Math.min(answers, at - 1) });
            }}
          />
          <Select
            verbatim
            label={said.answers}
            value={String(answers)}
            options={wordsFrom(1, asks)}
            onChange={(next) => onChoose({ ...choice, answers: Number(next) })}
          />
          <Select
            label={said.head}
            value={keyOf(choice)}
            options={heads}
            onChange={(next) => {
              const [layer, head] = next.split('.').map(Number);
              onChoose({ ...choice, layer, head });
            }}
          />
        </div>
      </details>
    </div>
  );
}
