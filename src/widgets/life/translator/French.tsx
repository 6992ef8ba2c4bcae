import strings from '#strings/translator';
import { isExactMatchOfWords } from './isRight';

interface FrenchProps {
  readonly words: readonly string[];
  /** By the grammar; without it nothing is marked. */
  readonly right?: readonly string[];
}

/** A French sentence; a word that does not belong where it stands is marked. */
export function French({ words, right }: FrenchProps) {
  if (words.length === 0) return <i>{strings.samples.nothing}</i>;
  const whole = right === undefined || isExactMatchOfWords(words, right);
  return (
    <span className="translator-french" lang="fr" translate="no">
      {words.map((word, at) => (
        <span key={at}>
          {at > 0 && !words[at - 1].endsWith('’') && ' '}
          {whole || right[at] === word ? (
            word
          ) : (
            <span className="translator-wrong">
              {word}
              <span
                className="visually-hidden"
                lang={document.documentElement.lang}
                translate="yes"
              >
                {' '}
                {strings.wrong}
              </span>
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
