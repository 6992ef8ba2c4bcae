import strings from '#strings/modelBar';
import { actions, activePhase, useLife, type ReaderModel } from '../../store';
import { Button } from '../../ui';
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
  const stopping = useLife(({ runs }) => active !== null && runs[active]?.status === 'stopping');

  return (
    <>
      <KeptModel />
      {model ? (
        <>
          <Lineage onLeave={onLeave} />
          <Timeline compact />
          <p className="ui-help model-panel-shape">{shapeText(model)}</p>
        </>
      ) : (
        <p>{strings.panel.none}</p>
      )}
      <div className="model-panel-actions">
        {active !== null && (
          <Button variant="primary" disabled={stopping} onClick={() => void actions.stop()}>
            {strings.panel.stop}
          </Button>
        )}
        {!model && <Button onClick={() => void actions.reset()}>{strings.panel.make}</Button>}
      </div>
      <Files busy={active !== null} />
      <EngineChoice busy={active !== null} onLeave={onLeave} />
    </>
  );
}

const shapeText = ({ parameterCount, config }: ReaderModel): string =>
  strings.panel.shape({
    parameters: parameterCount,
    layers: config.nLayer,
    width: config.dModel,
    heads: config.nHead,
    vocabulary: config.vocabSize,
    context: config.contextLength,
  });
