import { useState } from 'react';
import strings, { title } from '#strings/figures/TransformerBlock';
import { modelConfigOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { Figure, formatNumber } from '../../ui';
import { blockOf, partsOf } from './parts';
import { Row } from './Row';
import './transformer-block.css';

/** Chapter 2: one block from bottom to top, with the shapes and counts of the reader's model. */
export default function TransformerBlock() {
  const settings = useLife(settingsNow);
  // A block does not depend on the vocabulary, so there is no need to wait for a model.
  const config =
    useLife(({ model }) => model?.config) ?? modelConfigOf(settings, settings.vocabSize);
  const [round, setRound] = useState(0);
  const block = blockOf(config);
  const parts = partsOf(block);
  const total = parts.reduce((sum, { parameters }) => sum + parameters, 0);
  const widest = Math.max(...parts.map(({ width }) => width));

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      onReset={() => setRound(round + 1)}
      provenance={
        config.nLayer === 1 ? strings.provenance.oneBlock : strings.provenance.eachOf(config.nLayer)
      }
    >
      <p className="transformer-block-head" aria-hidden="true">
        <span>{strings.head.order}</span>
        <span>{strings.head.shape}</span>
        <span>{strings.head.parameters}</span>
      </p>
      <ol className="transformer-block" key={round} aria-label={strings.label}>
        {[...block.branches].reverse().map(({ name, parts: branch, add }) => (
          <li key={name} className="transformer-block-stage">
            <ol aria-label={strings.branches[name]}>
              <Row part={add} widest={widest} kind="add" />
              <li className={`transformer-block-branch-${name}`}>
                <ol>
                  {[...branch].reverse().map((part) => (
                    <Row key={part.name} part={part} widest={widest} kind="branch" />
                  ))}
                </ol>
              </li>
            </ol>
          </li>
        ))}
        <Row part={block.start} widest={widest} kind="start" />
      </ol>
      <p className="transformer-block-total">
        <span>{strings.total}</span>
        <span>{formatNumber(total, 0)}</span>
      </p>
    </Figure>
  );
}
