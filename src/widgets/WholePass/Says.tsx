import strings from '#strings/figures/WholePass';
import type { NamedArrays } from '../../core/arrays';
import type { StreamName } from '../../core/traceNames';
import { formatPercent, TableTwin, TokenText } from '../../ui';
import { TokenBars } from '../life/probabilities/TokenBars';
import { nameOf } from './names';
import { lensNameOf, streamAt, type Part, type Place } from './parts';
import { guessesOf, recorded, rowAt } from './values';

interface SaysProps {
  readonly place: Place;
  readonly parts: readonly Part[];
  readonly arrays: NamedArrays;
  readonly tokens: readonly string[];
  readonly token: number;
  readonly tokenText: (id: number) => string;
}

const SHOWN = 3;
/** No temperature, no cut. */
const AS_IT_IS = { temperature: 1, topK: 0, topP: 1 };

/** What the model would say if it stopped at this place: the stream there, through the last norm and the head. */
export function Says({ place, parts, arrays, tokens, token, tokenText }: SaysProps) {
  const stream = streamAt(place, parts);
  const part = parts.find(({ name }) => name === place);
  const { says } = strings;
  const logitsAt = (name: StreamName) => rowAt(recorded(arrays, lensNameOf(name)), token);
  const isEnd = place === 'model' || part?.kind === 'finalNorm' || part?.kind === 'logits';
  const isBefore = part !== undefined && !part.isStream && !isEnd;
  const heading = isEnd ? says.end : isBefore ? says.before : says.title;
  return (
    <div className="whole-pass-says">
      <p className="ui-label">{heading}</p>
      <TokenBars
        key={stream}
        logits={logitsAt(stream)}
        tokenizer={{ tokenText }}
        sampling={AS_IT_IS}
        count={SHOWN}
      />
      {!isEnd && <p className="ui-help">{says.note}</p>}
      <TableTwin
        summary={says.table}
        caption={says.tableCaption(tokens[token].trim())}
        columns={[says.stage, says.token, says.share]}
        rows={() =>
          parts
            .filter(({ isStream }) => isStream)
            .map(({ name, stream: point }) => {
              const [{ tokenId, share }] = guessesOf(logitsAt(point), 1);
              return [
                nameOf(name, parts),
                <TokenText key="token" text={tokenText(tokenId)} />,
                formatPercent(share),
              ];
            })
        }
      />
    </div>
  );
}
