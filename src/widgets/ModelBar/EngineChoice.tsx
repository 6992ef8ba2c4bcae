import { Link } from 'wouter';
import strings from '#strings/modelBar';
import type { EngineName } from '../../core/engines';
import { actions, useLife } from '../../store';
import { Select } from '../../ui';
import { ENGINE_LABELS, ENGINE_NAMES } from '../life/engineLabels';

const { engine: said } = strings;

const ENGINES: readonly { value: EngineName | 'auto'; label: string }[] = [
  { value: 'auto', label: said.fastest },
  ...ENGINE_NAMES.map((value) => ({ value, label: ENGINE_LABELS[value] })),
];

interface EngineChoiceProps {
  readonly busy: boolean;
  /** The reader follows a link to another page. */
  readonly onLeave: () => void;
}

/** Which engine computes, why, and the choice of another. */
export function EngineChoice({ busy, onLeave }: EngineChoiceProps) {
  const engine = useLife((state) => state.engine);
  const report = engine.status === 'ready' ? engine.report : null;
  return (
    <div className="model-panel-part">
      <Select
        label={said.title}
        value={report?.name ?? 'none'}
        options={[...(report ? [] : [{ value: 'none' as const, label: said.none }]), ...ENGINES]}
        disabled={busy || engine.status === 'starting'}
        onChange={(name) => {
          if (name !== 'none') void actions.chooseEngine(name);
        }}
      />
      {report && (
        <p className="ui-help">
          {report.reason} {said.device(report.device)}
        </p>
      )}
      <p className="ui-help">
        <Link href="/bench/" onClick={onLeave}>
          {said.compare}
        </Link>
      </p>
    </div>
  );
}
