import strings from '#strings/figures/ParametersFile';
import { countParameters } from '../../core/config';
import { countByPart, LLAMA_2_70B_CONFIG, PARAMETER_PARTS } from '../../core/parameterShares';
import { fileBytes, LLAMA_2_70B } from '../../core/scaling';
import { formatBytes, formatNumber, formatPercent } from '../../ui';
import { bytesByPart, type Contents } from './insides';

const { sizes: said, parts } = strings;

/** The same in every language. */
const LLAMA = 'Llama 2 70B';

/** Bytes by part, of this file and of that of Llama 2 70B. */
export function Sizes({ contents }: { readonly contents: Contents }) {
  const here = bytesByPart(contents.tensors);
  const large = countByPart(LLAMA_2_70B_CONFIG);
  const all = PARAMETER_PARTS.reduce((sum, part) => sum + here[part], 0);
  const count = countParameters(LLAMA_2_70B_CONFIG);
  const { bytesPerParameter, parameters } = LLAMA_2_70B;
  return (
    <section>
      <table className="parameters-file-sizes">
        <caption className="ui-label">{said.caption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.here}</th>
            <th scope="col" translate="no">
              {LLAMA}
            </th>
          </tr>
        </thead>
        <tbody>
          {PARAMETER_PARTS.map((part) => (
            <tr key={part}>
              <th scope="row">{parts[part]}</th>
              <Cell part={part} bytes={here[part]} share={here[part] / all} />
              <Cell
                part={part}
                bytes={fileBytes(large[part], bytesPerParameter)}
                share={large[part] / count}
              />
            </tr>
          ))}
          <tr>
            <th scope="row">{said.all}</th>
            <td>{formatBytes(all)}</td>
            <td>{formatBytes(fileBytes(count, bytesPerParameter))}</td>
          </tr>
        </tbody>
      </table>
      <p className="ui-help">
        {said.note(
          formatNumber(count, 0),
          formatBytes(fileBytes(count, bytesPerParameter)),
          formatBytes(fileBytes(parameters, bytesPerParameter)),
        )}
      </p>
    </section>
  );
}

interface CellProps {
  readonly part: (typeof PARAMETER_PARTS)[number];
  readonly bytes: number;
  readonly share: number;
}

const Cell = ({ part, bytes, share }: CellProps) => (
  <td>
    <span className={`parameters-file-${part}`} style={{ inlineSize: `${100 * share}%` }} />
    {formatBytes(bytes)} <span className="parameters-file-share">{formatPercent(share)}</span>
  </td>
);
