import { actions, activePhase, useLife } from '../../store';
import { Button, formatNumber, plural } from '../../ui';
import { Timeline } from '../life/Timeline';
import { EngineChoice } from './EngineChoice';
import { Files } from './Files';
import { KeptModel } from './KeptModel';
import { Lineage } from './Lineage';

interface ModelPanelProps {
  /** The reader follows a link to another page. */
  readonly onLeave: () => void;
}

/** Everything about the model in one place. */
export function ModelPanel({ onLeave }: ModelPanelProps) {
  const model = useLife((state) => state.model);
  const active = useLife(activePhase);
  const stoppable = useLife(({ runs }) => active !== null && runs[active]?.status === 'running');

  return (
    <>
      <KeptModel />
      {model ? (
        <>
          <Lineage onLeave={onLeave} />
          <Timeline compact />
          <p className="ui-help model-panel-shape">
            {formatNumber(model.parameterCount, 0)} parameters:{' '}
            {plural(model.config.nLayer, 'layer')} of width {model.config.dModel},{' '}
            {plural(model.config.nHead, 'head')} each, a vocabulary of{' '}
            {formatNumber(model.config.vocabSize, 0)} tokens, a context of{' '}
            {model.config.contextLength}.
          </p>
        </>
      ) : (
        <p>Your model does not exist yet. Any live figure makes it, with random parameters.</p>
      )}
      <div className="model-panel-actions">
        {active !== null && (
          <Button variant="primary" disabled={!stoppable} onClick={() => void actions.stop()}>
            Stop training
          </Button>
        )}
        {!model && <Button onClick={() => void actions.reset()}>Make a random model</Button>}
      </div>
      <Files busy={active !== null} />
      <EngineChoice busy={active !== null} onLeave={onLeave} />
    </>
  );
}
