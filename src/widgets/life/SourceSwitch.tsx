import { Link } from 'wouter';
import strings from '#strings/modelSource';
import { Segmented } from '../../ui';
import { MODEL_SOURCES, useHasOwnModel, type ModelSource } from './modelSource';

interface SourceSwitchProps {
  readonly value: ModelSource;
  readonly onChange: (source: ModelSource) => void;
}

/** Whose model a figure shows: random, ours, or the reader's. */
export function SourceSwitch({ value, onChange }: SourceSwitchProps) {
  const hasOwn = useHasOwnModel();
  return (
    <div className="life-source">
      <Segmented
        label={strings.label}
        value={value}
        options={MODEL_SOURCES.map((source) => ({
          value: source,
          label: strings.names[source],
          disabled: source === 'yours' && !hasOwn,
        }))}
        onChange={onChange}
      />
      <p className="ui-help">
        {hasOwn
          ? strings.help
          : strings.noneOfYours((text) => <Link href="/pre-training/">{text}</Link>)}
      </p>
    </div>
  );
}
