import type { ReactNode } from 'react';
import strings from '#strings/figures/WholePass';
import type { NamedArrays } from '../../core/arrays';
import type { ModelConfig } from '../../core/config';
import { sumOf } from './arithmetic';
import { nameOf, numberName } from './names';
import { Numbers } from './Numbers';
import { layerOf, type Part, type PartKind, type Place } from './parts';
import type { Shown } from './Pass';
import { Says } from './Says';
import { Sums } from './Sums';
import { valueAt, type TokenValues } from './values';

interface PanelProps {
  readonly config: ModelConfig;
  readonly parts: readonly Part[];
  readonly place: Place;
  readonly shown: Shown | null;
  readonly parameters: NamedArrays | null;
  /** Of the followed token, where a part is open. */
  readonly values: TokenValues | null;
  readonly token: number;
  readonly at: number;
  /** At both ends of the colours. */
  readonly size: number;
  readonly onNumber: (at: number) => void;
  readonly children: ReactNode;
}

/** Beside the drawing: what is open, its numbers, what made one of them, and what the model would say here. */
export function Panel(props: PanelProps) {
  const { config, parts, place, shown, parameters, values, token, at, size, onNumber } = props;
  const { children } = props;
  const part = parts.find(({ name }) => name === place);
  const layer = layerOf(place);
  const index = values && at >= 0 ? values.indices[at] : -1;
  return (
    <div className="whole-pass-panel">
      <div>
        <p className="whole-pass-name">{nameOf(place, parts)}</p>
        <p>
          {part
            ? strings.parts[part.kind].does
            : place === 'model'
              ? strings.does.model(config.nLayer)
              : strings.does.block}
        </p>
        {part && <p className="ui-help">{factsOf(part, config)}</p>}
        {layer !== null && <p className="ui-help">{blockFacts(parts, layer)}</p>}
      </div>
      {part && shown && values && (
        <div className="whole-pass-numbers">
          <Numbers
            {...{ part, size, token, at, onNumber }}
            shown={values}
            tokens={shown.tokens}
            tokenText={shown.tokenText}
          />
          {index < 0 ? (
            <p className="ui-help">{strings.numbers.choose}</p>
          ) : parameters ? (
            <Sums
              key={`${place} ${token} ${index}`}
              sum={sumOf(part, { ...shown, parameters }, token, index)}
              label={numberName(part, index, shown.tokens, shown.tokenText)}
              value={valueAt(part, shown.arrays, token, index) ?? NaN}
              tokens={shown.tokens}
              token={token}
              column={index % part.cols}
            />
          ) : (
            <p className="ui-help">{strings.sums.reading}</p>
          )}
        </div>
      )}
      {shown && (
        <Says
          {...{ place, parts, token }}
          arrays={shown.arrays}
          tokens={shown.tokens}
          tokenText={shown.tokenText}
        />
      )}
      {children}
    </div>
  );
}

function factsOf(part: Part, config: ModelConfig): string {
  const { facts } = strings;
  const { kind, rows, cols, width, shape, parameters } = part;
  const has =
    kind === 'attentionWeights' ? facts.weights(config.nHead) : facts.each(rows, cols, width);
  const made =
    shape !== null
      ? facts.matrix(shape, parameters)
      : kind === 'logits'
        ? facts.tied(config.vocabSize)
        : facts.none;
  return kind === 'logits' ? `${has} ${facts.likeliest(cols, width)} ${made}` : `${has} ${made}`;
}

function blockFacts(parts: readonly Part[], layer: number): string {
  const block = parts.filter((part) => part.layer === layer);
  const count = (...kinds: readonly PartKind[]) =>
    block
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { parameters }) => sum + parameters, 0);
  return strings.facts.block(
    block.reduce((sum, { parameters }) => sum + parameters, 0),
    count('q', 'k', 'v', 'attentionOut'),
    count('mlpActivation', 'mlpOut'),
  );
}
