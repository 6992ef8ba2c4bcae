import strings from '#strings/figures/PreTraining';
import { formatNumber } from '../../ui';
import type { Sample } from '../../store';
import type { PhaseStarts } from './phases';

const { phases: said } = strings;

/** The marks of the chart in words: what each phase is, and what was measured where it begins. */
export function PhaseList({ phases: { grammar, facts } }: { readonly phases: PhaseStarts }) {
  return (
    <ul className="ui-help life-phases" aria-label={said.list}>
      <li>{said.noise}</li>
      {grammar && <li>{said.grammar(...measured(grammar, 'possible'))}</li>}
      {facts && <li>{said.facts(...measured(facts, 'right'))}</li>}
    </ul>
  );
}

const measured = ({ step, fillIns }: Sample, count: 'possible' | 'right') =>
  [step, fillIns![count], fillIns!.of].map((value) => formatNumber(value, 0)) as [
    string,
    string,
    string,
  ];
