import strings from '#strings/figures/HeadSwap';
import type { StreamName } from '../../core/traceNames';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { HeadSwap } from '../../store';
import { percent, ShareCells } from './ShareCells';

interface StagesProps {
  readonly result: HeadSwap;
  readonly tokenizer: Tokenizer;
}

/** Through the lens: what the model would say at each stage of the swapped pass. */
export function Stages({ result: { stages, tokens }, tokenizer }: StagesProps) {
  const said = strings.stages;
  const jumps = stages.map(({ ofFrom }, i) => (i === 0 ? 0 : ofFrom - stages[i - 1].ofFrom));
  const most = jumps.indexOf(Math.max(...jumps));
  const [before, after] = [most - 1, most].map((at) => percent(stages[at]?.ofFrom ?? 0));
  return (
    <div>
      <table className="head-swap-stages">
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.stage}</th>
            {[tokens.into, tokens.from].map((tokenId) => (
              <th key={tokenId} scope="col" translate="no">
                “{tokenizer.tokenText(tokenId).trim()}”
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map(({ name, ...shares }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <ShareCells {...shares} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="head-swap-note">
        {before !== after && said.jump(nameOf(stages[most].name), before, after)} {said.note}
      </p>
    </div>
  );
}

function nameOf(name: StreamName): string {
  const { stages } = strings;
  if (name === 'embeddings') return stages.embeddings;
  const [, layer, part] = name.split('.');
  const number = Number(layer) + 1;
  return part === 'afterMlp' ? stages.afterMlp(number) : stages.afterAttention(number);
}
