import strings from '#strings/figures/Surprise';
import { meanSurprise, type TokenSurprise } from '../../core/surprise';
import { surpriseText } from './numbers';

interface KeyProps {
  readonly tokens: readonly TokenSurprise[];
  readonly vocabSize: number;
}

/** What the bars and the two lines across them mean. */
export const Key = ({ tokens, vocabSize }: KeyProps) => (
  <ul className="surprise-key">
    <li data-of="bar">{strings.key.surprise}</li>
    <li data-of="mean">{strings.key.mean(surpriseText(meanSurprise(tokens)))}</li>
    <li data-of="blind">{strings.key.blind(surpriseText(Math.log(vocabSize)), vocabSize)}</li>
  </ul>
);
