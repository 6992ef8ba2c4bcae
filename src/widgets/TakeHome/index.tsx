import strings, { title } from '#strings/figures/TakeHome';
import { useLife } from '../../store';
import { Button, Figure, formatBytes, formatNumber } from '../../ui';
import { modelName } from '../life/describeModel';
import { RequiresTraining } from '../life/RequiresTraining';
import { canLeave, takeHome } from '../life/takeHome';
import '../life/life.css';
import './take-home.css';

const BYTES_PER_PARAMETER = 4;

/** Chapter 5: what a model is made of, and the button that lets it leave. */
export default function TakeHome() {
  const name = useLife(modelName);
  const count = useLife(({ model }) => model?.parameterCount ?? 0);
  const hasLearnt = useLife(canLeave);
  const { parameters, parametersOf, code } = strings;
  return (
    <Figure title={title} tryThis={strings.tryThis}>
      <dl className="take-home-files">
        <dt>{parameters.term}</dt>
        <dd>
          {hasLearnt
            ? parametersOf(
                <b>{name}</b>,
                formatNumber(count),
                formatBytes(Number((BYTES_PER_PARAMETER * count).toPrecision(2))),
              )
            : parameters.none}
        </dd>
        <dt>{code.term}</dt>
        <dd>{code.text}</dd>
      </dl>
      {hasLearnt ? (
        <div className="life-controls">
          <Button variant="primary" onClick={() => void takeHome()}>
            {strings.takeHome}
          </Button>
          <p className="life-progress">{strings.help}</p>
        </div>
      ) : (
        <RequiresTraining wants="assistant" ifRandom={strings.ifNone} />
      )}
    </Figure>
  );
}
