import type { ReactNode } from 'react';
import strings from '#strings/figures/HeadAblation';
import type { AblationReport } from '../../store';
import { formatFixed } from '../../ui';

interface ReportProps {
  readonly whole: AblationReport;
  /** `null`: nothing is taken away, or it is being counted. */
  readonly changed: AblationReport | null;
  readonly isChanged: boolean;
}

/** What the model knows, loses and writes: whole, and with what is taken away. */
export function Report({ whole, changed, isChanged }: ReportProps) {
  const said = strings.report;
  const shown = isChanged ? changed : whole;
  const row = (label: string, value: (report: AblationReport) => ReactNode) => (
    <tr>
      <th scope="row">{label}</th>
      <td>{value(whole)}</td>
      <td>{isChanged && (changed ? value(changed) : '…')}</td>
    </tr>
  );
  return (
    <div>
      <table className="head-ablation-report" aria-busy={isChanged && changed === null}>
        <caption className="visually-hidden">{said.caption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.whole}</th>
            <th scope="col">{said.without}</th>
          </tr>
        </thead>
        <tbody>
          {whole.facts &&
            row(said.facts, ({ facts }) => facts && <b>{said.of(facts.known, facts.all)}</b>)}
          {whole.loss !== null &&
            row(said.loss, ({ loss }) => loss !== null && said.lossUnit(formatFixed(loss)))}
          {row(said.writes, ({ text }) => (
            <span className="head-ablation-text" translate="no">
              {text}
            </span>
          ))}
        </tbody>
      </table>
      {!whole.facts && <p>{said.none}</p>}
      <p className="visually-hidden" role="status">
        {shown?.facts && said.heard(shown.facts.known, shown.facts.all, shown.text)}
      </p>
    </div>
  );
}
