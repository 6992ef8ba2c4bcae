import strings from '#strings/figures/HeadSwap';
import type { FactContinuation } from '../../core/facts';
import type { HeadPlace } from '../../core/factSwaps';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { HeadSwap, Said } from '../../store';
import { formatCompact, Matrix } from '../../ui';
import { keyOf } from '../life/attention/places';
import type { ModelRead } from '../life/useModelRead';
import { HeadChoice } from './HeadChoice';
import { percent, ShareCells } from './ShareCells';
import { Stages } from './Stages';

interface ResultProps {
  readonly read: ModelRead<'swapHeads'>;
  /** The heads that the reader has ticked; none: the one that the page finds. */
  readonly wanted: readonly HeadPlace[];
  readonly onHeads: (places: readonly HeadPlace[]) => void;
}

/** What a model says in two sentences, and in the second once a head has been given what it had in the first. */
export function Result({ read, wanted, onHeads }: ResultProps) {
  const { value: result, model } = read;
  const { from, into } = result.swap;
  const ends = { from: endOf(model.tokenizer, from), into: endOf(model.tokenizer, into) };
  const said = strings.rows;
  return (
    <div className="head-swap">
      <div className="head-swap-scroll" role="region" aria-label={said.caption} tabIndex={0}>
        <table className="head-swap-said">
          <caption className="visually-hidden">{said.caption}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{said.sentence}</th>
              {[ends.into, ends.from].map((end) => (
                <th key={end} scope="col" translate="no">
                  “{end}”
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <SaidRow label={said.from} of={model.tokenizer} fact={from} said={result.from} />
            <SaidRow label={said.into} of={model.tokenizer} fact={into} said={result.into} />
            <SaidRow
              isResult
              label={said.swapped(result.numbers.reduce((sum, { from }) => sum + from.length, 0))}
              {...{ of: model.tokenizer, fact: into, said: result.swapped }}
            />
          </tbody>
        </table>
      </div>
      <p className="head-swap-verdict" role="status">
        {verdict(result, ends)}
      </p>
      <HeadChoice result={result} end={ends.from} wanted={wanted} onHeads={onHeads} />
      <Numbers result={result} tokenizer={model.tokenizer} />
      <Stages result={result} tokenizer={model.tokenizer} />
    </div>
  );
}

/** What both have before the end that is the fact. */
const beginningOf = ({ decode }: Tokenizer, { tokenIds, from }: FactContinuation): string =>
  decode(tokenIds.slice(1, from)).trim();

const endOf = ({ decode }: Tokenizer, { tokenIds, from }: FactContinuation): string =>
  withoutStop(decode(tokenIds.slice(from)).trim());

const withoutStop = (said: string): string => said.replace(/\.$/, '');

/** By what the model writes, without the swap and with it. */
function verdict({ swap, into, swapped }: HeadSwap, ends: { from: string; into: string }): string {
  const { result } = strings;
  const { name } = swap.into.animal;
  const [before, after] = [into, swapped].map(({ text }) => withoutStop(text));
  if (before === after && before !== ends.into) return result.wrongAlike(name, before);
  if (after === ends.from) return result.took(name, ends.from, percent(swapped.ofFrom));
  if (before !== ends.into) return result.wrongBefore(name, before, after);
  return after === ends.into
    ? result.didNotTake(name, ends.into, percent(swapped.ofInto))
    : result.neither(name, percent(swapped.ofInto));
}

interface SaidRowProps {
  readonly label: string;
  readonly of: Tokenizer;
  readonly fact: FactContinuation;
  readonly said: Said;
  readonly isResult?: boolean;
}

const SaidRow = ({ label, of, fact, said, isResult = false }: SaidRowProps) => (
  <tr data-result={isResult || undefined}>
    <th scope="row">{label}</th>
    <td className="head-swap-sentence" translate="no">
      {beginningOf(of, fact)} <b>{said.text}</b>
    </td>
    <ShareCells {...said} />
  </tr>
);

/** Of each head the numbers that are swapped, and those in whose place they come. */
function Numbers({
  result: { numbers, swap },
  tokenizer,
}: {
  readonly result: HeadSwap;
  readonly tokenizer: Tokenizer;
}) {
  const sentences = [swap.from, swap.into].map((fact) => beginningOf(tokenizer, fact));
  const most = Math.max(
    ...numbers.flatMap(({ from, into }) => [...from, ...into]).map(Math.abs),
    Number.MIN_VALUE,
  );
  return numbers.map(({ place, from, into }) => {
    const label = strings.numbers.label(place.layer + 1, place.head + 1);
    return (
      <div key={keyOf(place)}>
        <p className="head-swap-note" aria-hidden="true">
          {label}
        </p>
        <Matrix
          verbatim
          label={label}
          values={Float32Array.of(...from, ...into)}
          rowLabels={sentences.map(strings.numbers.row)}
          colLabels={Array.from(from, (_, i) => strings.numbers.column(i + 1))}
          colour="diverging"
          domain={[-most, most]}
          describe={({ row, col }, value) =>
            strings.numbers.cell(sentences[row], col + 1, formatCompact(value))
          }
        />
      </div>
    );
  });
}
