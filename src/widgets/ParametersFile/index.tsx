import strings, { title } from '#strings/figures/ParametersFile';
import type { LinkSchema } from '../../core/linkState';
import { useLife } from '../../store';
import { Button, useLinkState } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD, useModelSource } from '../life/modelSource';
import { canLeave, takeHome } from '../life/takeHome';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import type { Contents, Tensor } from './insides';
import { Files } from './Files';
import { Sizes } from './Sizes';
import { Tensors } from './Tensors';
import { usePackage } from './usePackage';
import './parameters-file.css';

const FIELDS = {
  model: SOURCE_FIELD,
  /** By its name in the file; of a smaller model it may not be there. */
  tensor: { kind: 'text', maxLength: 80, first: 'model.embed_tokens.weight' },
} as const satisfies LinkSchema;

const PARAMETERS: ReadRequest<'parameters'> = { call: 'parameters', args: [] };

/** Chapter 3: the file that training makes, down to its bytes. */
export default function ParametersFile() {
  const { state, set, reset, link } = useLinkState('ParametersFile', FIELDS);
  const source = useModelSource(state.model);
  const read = useModelRead(PARAMETERS, source);
  const { packed, ...packing } = usePackage(read.read);
  const leaves = useLife(canLeave);
  const contents = packed?.contents;
  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={reset}
      state={{
        read: packed && packed.of,
        failed: read.failed || packing.failed,
        retry: read.failed ? read.retry : packing.retry,
      }}
      source={source}
      onSource={(model) => set({ model })}
      ifRandom={strings.ifRandom}
      waiting={{ reading: strings.reading }}
    >
      {contents && (
        <div className="parameters-file">
          <Files contents={contents} />
          <Tensors
            contents={contents}
            chosen={tensorNamed(contents, state.tensor)}
            onChoose={(tensor) => set({ tensor })}
          />
          <Sizes contents={contents} />
          {source === 'yours' && leaves && (
            <div className="life-controls">
              <Button variant="primary" onClick={() => void takeHome()}>
                {strings.takeHome}
              </Button>
              <p className="life-progress">{strings.help}</p>
            </div>
          )}
        </div>
      )}
    </ModelFigure>
  );
}

const tensorNamed = ({ tensors }: Contents, name: string): Tensor =>
  tensors.find((tensor) => tensor.name === name) ?? tensors[0];
