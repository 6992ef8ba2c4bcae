import { useId, useMemo } from 'react';
import strings from '#strings/figures/OneStep';
import type { StepOfRun } from '../../store';
import {
  formatFixed,
  formatNumber,
  formatPercent,
  Inspect,
  Matrix,
  Step,
  Steps,
  TokenStrip,
  TokenText,
  visibleSpaces,
} from '../../ui';
import { meanOf } from './arithmetic';

interface BatchPartProps {
  readonly found: StepOfRun;
  /** From 0; beyond the batch, they are the last. */
  readonly passage: number;
  readonly token: number;
  readonly onToken: (passage: number, token: number) => void;
}

const CELL = 11;

/** The batch: every token by its loss, and one passage in words. */
export function BatchPart({ found: { opened, config, tokenizer }, ...props }: BatchPartProps) {
  const { batch, tokenLosses, loss } = opened;
  const { inputs, targets, batchSize, time } = batch;
  const title = useId();
  const passage = Math.min(props.passage, batchSize - 1);
  const token = Math.min(props.token, time - 1);
  const numbers = useMemo(() => {
    const upTo = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}`);
    return { rows: upTo(batchSize), cols: upTo(time) };
  }, [batchSize, time]);
  const darkest = useMemo(
    () => tokenLosses.reduce((a, b) => Math.max(a, b), Math.log(config.vocabSize)),
    [tokenLosses, config],
  );
  const domain = useMemo(() => [0, darkest] as const, [darkest]);
  const textOf = (row: number, col: number) => tokenizer.tokenText(targets[row * time + col]);
  const tokens = useMemo(
    () => [
      { text: tokenizer.tokenText(inputs[passage * time]), muted: true },
      ...Array.from({ length: time }, (_, col) => ({
        text: tokenizer.tokenText(targets[passage * time + col]),
        shade: tokenLosses[passage * time + col] / darkest,
      })),
    ],
    [tokenizer, inputs, targets, tokenLosses, passage, time, darkest],
  );
  const own = tokenLosses[passage * time + token];
  const { batch: said } = strings;
  const count = formatNumber(tokenLosses.length, 0);

  return (
    <section className="one-step-part" aria-labelledby={title}>
      <p className="one-step-title" id={title}>
        {said.title(batchSize, time)}
      </p>
      <p className="one-step-help">{said.help}</p>
      <div>
        <Matrix
          label={said.label}
          values={tokenLosses}
          rowLabels={numbers.rows}
          colLabels={numbers.cols}
          colour="loss"
          domain={domain}
          cellSize={CELL}
          format={(value) => formatFixed(value, 2)}
          selected={{ row: passage, col: token }}
          onSelect={({ row, col }) => props.onToken(row, col)}
          describe={({ row, col }, value) =>
            said.cell(row + 1, col + 1, visibleSpaces(textOf(row, col)), formatFixed(value, 2))
          }
        />
      </div>
      <div className="one-step-words">
        <TokenStrip
          label={said.passage(passage + 1)}
          tokens={tokens}
          colour="var(--loss)"
          selected={token + 1}
          onSelect={(place) => place > 0 && props.onToken(passage, place - 1)}
        />
        <Inspect
          label={said.token(<TokenText text={textOf(passage, token)} />)}
          value={formatFixed(own, 3)}
        >
          <Steps>
            <Step result={formatPercent(Math.exp(-own), 2)}>{said.chance(token + 1)}</Step>
            <Step result={formatFixed(own, 3)}>{said.surprise}</Step>
          </Steps>
        </Inspect>
        <Inspect label={said.mean} value={formatFixed(loss, 3)}>
          <Steps>
            <Step result={formatFixed(meanOf(tokenLosses) * tokenLosses.length, 1)}>
              {said.sum(count)}
            </Step>
            <Step result={formatFixed(meanOf(tokenLosses), 3)}>{said.divided(count)}</Step>
          </Steps>
          <p className="ui-help">{said.engine(formatFixed(loss, 5))}</p>
        </Inspect>
      </div>
    </section>
  );
}
