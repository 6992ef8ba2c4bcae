import strings from '#strings/figures/HeadSwap';
import type { FactContinuation } from '../../core/facts';
import type { HeadPlace } from '../../core/factSwaps';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { HeadSwap, Said } from '../../store';
import { formatCompact, Matrix } from '../../ui';
import type { ModelRead } from '../life/useModelRead';
import { HeadChoice } from './HeadChoice';
import { percent, ShareCells } from './ShareCells';
import { Stages } from './Stages';

interface ResultProps {
  readonly read: ModelRead<'swapHeads'>;
  /** The head that the reader has chosen; `null`: the one that the page finds. */
  readonly wanted: HeadPlace | null;
  readonly onHead: (place: HeadPlace) => void;
}

/** What a model says in two sentences, and in the second once a head has been given what it had in the first. */
export function Result({ read, wanted, onHead }: ResultProps) {
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
              label={said.swapped(result.numbers.from.length)}
              {...{ of: model.tokenizer, fact: into, said: result.swapped }}
            />
          </tbody>
        </table>
      </div>
      <p className="head-swap-verdict" role="status">
        {verdict(result, ends)}
      </p>
      <HeadChoice result={result} end={ends.from} wanted={wanted} onHead={onHead} />
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

/** The numbers that are swapped, and those in whose place they come. */
function Numbers({
  result,
  tokenizer,
}: {
  readonly result: HeadSwap;
  readonly tokenizer: Tokenizer;
}) {
  const { numbers, chosen, swap } = result;
  const width = numbers.from.length;
  const values = new Float32Array(2 * width);
  values.set(numbers.from);
  values.set(numbers.into, width);
  const most = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  const sentences = [swap.from, swap.into].map((fact) => beginningOf(tokenizer, fact));
  return (
    <Matrix
      verbatim
      label={strings.numbers.label(chosen.layer + 1, chosen.head + 1)}
      values={values}
      rowLabels={sentences.map(strings.numbers.row)}
      colLabels={Array.from({ length: width }, (_, i) => strings.numbers.column(i + 1))}
      colour="diverging"
      domain={[-most, most]}
      describe={({ row, col }, value) =>
        strings.numbers.cell(sentences[row], col + 1, formatCompact(value))
      }
    />
  );
}
