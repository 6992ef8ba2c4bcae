import { useState } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/figures/Surprise';
import type { TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Button, Segmented, TextField, TokenText } from '../../ui';
import { choicesAt, isTypedRight, seedOf, type Guess as Guessed } from './guess';
import { Key } from './Key';
import { inSentence, nameOf } from './names';
import { shareText } from './numbers';
import { Score } from './Score';
import { Skyline } from './Skyline';

const LONGEST_WORD = 40;

/** The first token is given: nothing stands before it. */
const FIRST_COVERED = 1;

export const ANSWERS = ['choose', 'type'] as const;

interface GuessProps {
  readonly tokens: readonly TokenSurprise[];
  readonly tokenizer: Tokenizer;
  readonly by: (typeof ANSWERS)[number];
  readonly onBy: (by: (typeof ANSWERS)[number]) => void;
  readonly onAnother: () => void;
}

/** The text is covered, and the reader guesses it token by token, as the model has to. */
export function Guess({ tokens, tokenizer, by, onBy, onAnother }: GuessProps) {
  const [place, setPlace] = useState(FIRST_COVERED);
  const [choices, setChoices] = useState(() => choicesFor(tokens, FIRST_COVERED));
  const [guesses, setGuesses] = useState<readonly Guessed[]>([]);
  const [typed, setTyped] = useState('');
  const said = strings.guess;
  const isOver = place >= tokens.length;
  const uncovered = tokens.slice(0, place);

  const goOn = () => {
    setPlace(place + 1);
    setChoices(choicesFor(tokens, place + 1));
    setTyped('');
  };
  const guess = (words: string, isRight: boolean) => {
    setGuesses([...guesses, { place, said: words, isRight, token: tokens[place] }]);
    goOn();
  };
  const say = () => {
    if (typed.trim() === '') return;
    guess(typed.trim(), isTypedRight(tokenizer, typed, tokens[place].tokenId, strings.end));
  };

  return (
    <section className="surprise-guess" aria-label={said.label}>
      <Skyline
        label={said.strip}
        tokens={uncovered}
        tokenizer={tokenizer}
        noteOf={(at) => {
          const made = guesses.find((one) => one.place === at);
          if (!made) return undefined;
          const kind = made.isRight ? 'right' : 'wrong';
          return (
            <b data-guess={kind}>
              <span aria-hidden="true">{said.mark[kind]}</span>
              <span className="visually-hidden">{said.marks[kind]}</span>
            </b>
          );
        }}
      >
        {!isOver && (
          <li>
            <span className="surprise-still">
              <span className="surprise-sky" />
              <span className="surprise-token surprise-covered">
                <span className="visually-hidden">{said.covered}</span>
              </span>
              <span className="surprise-note" aria-hidden="true">
                {'\u00A0'}
              </span>
            </span>
          </li>
        )}
      </Skyline>
      <Key tokens={uncovered} vocabSize={tokenizer.vocabSize} />
      <p className="surprise-result" role="status">
        {result(tokens[place - 1], place > FIRST_COVERED, guesses.at(-1), place - 1, tokenizer)}
      </p>
      {isOver ? (
        <p className="surprise-over">
          {said.over}{' '}
          <Button variant="primary" onClick={onAnother}>
            {strings.another}
          </Button>
        </p>
      ) : (
        <div className="surprise-ask">
          {by === 'choose' ? (
            <fieldset>
              <legend className="ui-label">{said.next}</legend>
              <div className="surprise-choices">
                {choices.map((tokenId, i) => (
                  // By its place, so that the focus stays where it is.
                  <Button
                    key={i}
                    onClick={() => {
                      const name = nameOf(tokenId, tokenizer);
                      guess(name.trim() || name, tokenId === tokens[place].tokenId);
                    }}
                  >
                    {tokenId === tokenizer.endId ? (
                      <i>{strings.end}</i>
                    ) : (
                      <TokenText text={tokenizer.tokenText(tokenId)} />
                    )}
                  </Button>
                ))}
              </div>
              <p className="ui-help">{said.choose}</p>
            </fieldset>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                say();
              }}
            >
              <TextField
                label={said.next}
                value={typed}
                maxLength={LONGEST_WORD}
                help={said.typeHelp(strings.end)}
                onChange={setTyped}
              />
              <Button disabled={typed.trim() === ''} onClick={say}>
                {said.say}
              </Button>
            </form>
          )}
          <div className="surprise-ways">
            <Segmented
              label={said.by.label}
              value={by}
              options={ANSWERS.map((value) => ({ value, label: said.by[value] }))}
              onChange={onBy}
            />
            <Button variant="plain" onClick={goOn}>
              {said.uncover}
            </Button>
          </div>
        </div>
      )}
      {guesses.length > 0 && (
        <Score guesses={guesses} tokenizer={tokenizer} isChosen={by === 'choose'} />
      )}
    </section>
  );
}

/** Of no covered token there are none. */
const choicesFor = (tokens: readonly TokenSurprise[], place: number): readonly number[] =>
  place < tokens.length ? choicesAt(tokens[place], seedOf(tokens, place)) : [];

/** What has just been uncovered, and what the model made of it. */
function result(
  token: TokenSurprise,
  isUncovered: boolean,
  guess: Guessed | undefined,
  place: number,
  tokenizer: Tokenizer,
): ReactNode {
  if (!isUncovered) return null;
  const said = strings.guess;
  // As it was when it was guessed: the model may have learnt since.
  const made = guess?.place === place ? guess : null;
  const { tokenId, probability, likeliest } = made?.token ?? token;
  const name = inSentence(tokenId, tokenizer);
  return (
    <>
      {made === null && said.uncovered(name)}
      {made?.isRight && said.right(name)}
      {made && !made.isRight && said.wrong(name, <bdi translate="no">{made.said}</bdi>)}{' '}
      {said.gave(shareText(probability))}{' '}
      {likeliest.tokenId === tokenId
        ? said.heldIt
        : said.held(inSentence(likeliest.tokenId, tokenizer), shareText(likeliest.probability))}
    </>
  );
}
