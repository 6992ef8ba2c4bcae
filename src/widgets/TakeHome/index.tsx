import strings, { title } from '#strings/figures/TakeHome';
import type { LinkSchema } from '../../core/linkState';
import { useLife } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { modelName } from '../life/describeModel';
import { RequiresTraining } from '../life/RequiresTraining';
import { canLeave } from '../life/takeHome';
import { Code } from './Code';
import { FIELDS } from './format';
import { ModelFile } from './ModelFile';
import '../life/life.css';
import './take-home.css';

/** Chapter 5: what a model is made of, and the files in which it leaves. */
export default function TakeHome() {
  const { state, set, reset, link } = useLinkState('TakeHome', FIELDS satisfies LinkSchema);
  const name = useLife(modelName);
  const count = useLife(({ model }) => model?.parameterCount ?? 0);
  const hasLearnt = useLife(canLeave);
  const { parameters, parametersOf, code } = strings;
  return (
    <Figure title={title} tryThis={strings.tryThis} link={link} onReset={reset}>
      <dl className="take-home-files">
        <dt>{parameters.term}</dt>
        <dd>{hasLearnt ? parametersOf(<b>{name}</b>, count) : parameters.none}</dd>
        <dt>{code.term}</dt>
        <dd>
          <Code />
        </dd>
      </dl>
      {hasLearnt ? (
        <ModelFile chosen={state} onChoose={set} />
      ) : (
        <RequiresTraining wants="assistant" ifRandom={strings.ifNone} />
      )}
    </Figure>
  );
}
