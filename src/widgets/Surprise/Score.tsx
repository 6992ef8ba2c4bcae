import strings from '#strings/figures/Surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TableTwin } from '../../ui';
import { CHOICES, scoreOf, type Guess } from './guess';
import { inSentence } from './names';
import { shareText } from './numbers';

interface ScoreProps {
  readonly guesses: readonly Guess[];
  readonly tokenizer: Tokenizer;
  /** The reader has a few to choose from, and the model all. */
  readonly isChosen: boolean;
}

/** The reader's guesses beside the model's, over the tokens that the reader has guessed. */
export function Score({ guesses, tokenizer, isChosen }: ScoreProps) {
  const { all, score } = strings.guess;
  const { reader, model, guesses: count } = scoreOf(guesses);
  return (
    <div className="surprise-score">
      <p>
        {score.so(<b>{score.of(reader, count)}</b>, <b>{score.of(model, count)}</b>)}{' '}
        {isChosen && score.choosing(CHOICES, tokenizer.vocabSize)}
      </p>
      <TableTwin
        caption={all.caption}
        summary={all.caption}
        columns={all.columns}
        rows={() =>
          guesses.map(({ said, token }) => [
            inSentence(token.tokenId, tokenizer),
            <bdi key="said" translate="no">
              {said}
            </bdi>,
            inSentence(token.likeliest.tokenId, tokenizer),
            shareText(token.probability),
          ])
        }
      />
    </div>
  );
}
