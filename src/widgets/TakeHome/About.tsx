import strings from '#strings/figures/TakeHome';
import { ReaderError } from '../../core/errors';
import { errorMessage, useLife, type Offers } from '../../store';
import { formatOf, type Chosen } from './format';

/** Numbers of a block of Q8_0. */
const BLOCK = 32;

interface AboutProps {
  readonly chosen: Chosen;
  /** `null`: not known yet. */
  readonly offers: Offers | null;
}

/** What is to be known of the chosen file before it is taken: its length, and which programs open it. */
export function About({ chosen, offers }: AboutProps) {
  const config = useLife(({ model }) => model?.config);
  const runs = useLife(({ model }) => !model?.tokenizer.data.vocabulary);
  const { format, numbers } = formatOf(chosen);
  const offer = offers?.of[format];
  if (offer && 'refused' in offer) {
    const { code, params } = offer.refused;
    return <p>{errorMessage(new ReaderError(code, params as never))}</p>;
  }
  const { each, opens } = strings;
  const isWhole = [config?.dModel, config?.hiddenDim].every((rows = 0) => rows % BLOCK === 0);
  const isGguf = chosen.file === 'gguf';
  return (
    <>
      <p>
        {offer && <b>{strings.size(offer.bytes)} </b>}
        {each[numbers]} {numbers === 'Q8_0' && !isWhole && each.Q8_0Except}
      </p>
      <p>{isGguf ? opens.gguf : runs ? opens.zip : opens.zipAlone}</p>
      {isGguf && offers?.cutsAlike === false && <p>{strings.cutsOtherwise}</p>}
    </>
  );
}
