import strings from '#strings/figures/ParametersFile';
import { PARAMETER_PARTS } from '../../core/parameterShares';
import { formatCompact, formatNumber, Select, Step, Steps, TableTwin } from '../../ui';
import { BYTES_A_NUMBER, hexOf, WEIGHTS_FILE, type Contents, type Tensor } from './insides';

const { strip, steps: said, parts } = strings;

interface TensorsProps {
  readonly contents: Contents;
  readonly chosen: Tensor;
  readonly onChoose: (name: string) => void;
}

const whole = (count: number): string => formatNumber(count, 0);
const shapeOf = ({ shape }: Tensor): string => shape.map(whole).join(' × ');

/** The file drawn to scale, and the arithmetic of one tensor in it. */
export function Tensors({ contents, chosen, onChoose }: TensorsProps) {
  const { tensors, headerBytes, fileBytes } = contents;
  const wide = (bytes: number) => ({ inlineSize: `${(100 * bytes) / fileBytes}%` });
  return (
    <section>
      <p className="ui-label">{strip.title(<span translate="no">{WEIGHTS_FILE}</span>)}</p>
      {/* The same by mouse: the choice below is for everybody. */}
      <div className="parameters-file-strip" aria-hidden="true">
        <span className="parameters-file-header" style={wide(headerBytes)} />
        {tensors.map((tensor) => (
          <span
            key={tensor.name}
            className={`parameters-file-${tensor.part}`}
            data-chosen={tensor === chosen}
            style={wide(tensor.end - tensor.begin)}
            onPointerDown={() => onChoose(tensor.name)}
          />
        ))}
      </div>
      <ul className="parameters-file-key">
        {PARAMETER_PARTS.map((part) => (
          <li key={part}>
            <i className={`parameters-file-${part}`} />
            {parts[part]}
          </li>
        ))}
        <li>
          <i className="parameters-file-header" />
          {strip.header}
        </li>
      </ul>
      <Select
        label={strings.tensor}
        value={chosen.name}
        options={tensors.map(({ name }) => ({ value: name, label: name }))}
        verbatim
        onChange={onChoose}
      />
      <Steps>
        <Step name={said.numbers.name} result={whole(chosen.count)}>
          {shapeOf(chosen)}
        </Step>
        <Step name={said.bytes.name} result={said.bytes.result(whole(chosen.end - chosen.begin))}>
          {said.bytes.sum(whole(chosen.count), BYTES_A_NUMBER)}
        </Step>
        <Step name={said.begins.name} result={said.begins.result(whole(chosen.begin))}>
          {said.begins.sum(whole(headerBytes), whole(chosen.begin - headerBytes))}
        </Step>
        <Step name={said.first.name} result={formatCompact(chosen.first, 6)}>
          {said.first.sum(<code translate="no">{hexOf(chosen.firstBytes)}</code>)}
        </Step>
      </Steps>
      <TableTwin
        summary={strip.summary(tensors.length)}
        caption={strip.caption}
        columns={strip.columns}
        rows={() =>
          tensors.map((tensor) => [
            <span key="name" translate="no">
              {tensor.name}
            </span>,
            shapeOf(tensor),
            whole(tensor.count),
            whole(tensor.end - tensor.begin),
            whole(tensor.begin),
          ])
        }
      />
    </section>
  );
}
