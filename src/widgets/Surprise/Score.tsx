import strings from '#strings/figures/Surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TableTwin } from '../../ui';
import { scoreOf, type Guess } from './guess';
import { inSentence } from './names';
import { shareText } from './numbers';

interface ScoreProps {
  readonly guesses: readonly Guess[];
  readonly tokenizer: Tokenizer;
}

/** The reader's guesses beside the model's, over the tokens that the reader has guessed. */
export function Score({ guesses, tokenizer }: ScoreProps) {
  const { all, score } = strings.guess;
  const { reader, model, guesses: count } = scoreOf(guesses);
  return (
    <div className="surprise-score">
      <table>
        <caption>{score.caption}</caption>
        <tbody>
          <tr>
            <th scope="row">{score.you}</th>
            <td>{score.of(reader, count)}</td>
          </tr>
          <tr>
            <th scope="row">{score.model}</th>
            <td>{score.of(model, count)}</td>
          </tr>
        </tbody>
      </table>
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
