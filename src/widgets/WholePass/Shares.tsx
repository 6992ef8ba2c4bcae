import strings from '#strings/figures/WholePass';
import { countParameters, type ModelConfig } from '../../core/config';
import { countByPart, PARAMETER_PARTS, type ParameterPart } from '../../core/parameterShares';
import { formatNumber, formatPercent, TableTwin } from '../../ui';

interface SharesProps {
  readonly config: ModelConfig;
  /** Whose they are. */
  readonly name: string;
}

/** As a pass meets them; norms are too few to be seen, and stand in the table. */
const SHOWN: readonly ParameterPart[] = ['embedding', 'attention', 'mlp'];

/** Where the parameters are: a bar as long as all of them. */
export function Shares({ config, name }: SharesProps) {
  const counts = countByPart(config);
  const all = countParameters(config);
  const { shares } = strings;
  return (
    <div className="whole-pass-shares">
      <p className="ui-label">{shares.title(formatNumber(all, 0))}</p>
      <div className="whole-pass-parts" aria-hidden="true">
        {SHOWN.map((part) => (
          <span
            key={part}
            className={`whole-pass-part-${part}`}
            style={{ flexGrow: counts[part] / all }}
          />
        ))}
      </div>
      <ul>
        {SHOWN.map((part) => (
          <li key={part}>
            <i className={`whole-pass-part-${part}`} />
            {shares.names[part]} <b>{formatPercent(counts[part] / all)}</b>
          </li>
        ))}
      </ul>
      <TableTwin
        summary={shares.summary}
        caption={shares.caption(name)}
        columns={[shares.part, shares.parameters, shares.share]}
        rows={() => [
          ...PARAMETER_PARTS.map((part) => [
            shares.names[part],
            formatNumber(counts[part], 0),
            formatPercent(counts[part] / all, 2),
          ]),
          [shares.all, formatNumber(all, 0), formatPercent(1)],
        ]}
      />
    </div>
  );
}
