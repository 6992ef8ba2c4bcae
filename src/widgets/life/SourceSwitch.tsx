import type { ReactNode } from 'react';
import { Link } from 'wouter';
import strings from '#strings/modelSource';
import { EARLY_STEPS } from '../../core/training';
import { Segmented } from '../../ui';
import { MODEL_SOURCES, useHasOwnModel, type ModelSource } from './modelSource';

interface SourceSwitchProps {
  readonly value: ModelSource;
  /** That the model is on its way, while that of another source is still shown. */
  readonly status: ReactNode;
  readonly onChange: (source: ModelSource) => void;
}

/** Whose model a figure shows: random, ours, or the reader's. */
export function SourceSwitch({ value, status, onChange }: SourceSwitchProps) {
  const hasOwn = useHasOwnModel();
  return (
    <div className="life-source">
      <Segmented
        label={strings.label}
        value={value}
        options={MODEL_SOURCES.map((source) => ({
          value: source,
          label: source === 'early' ? strings.names.early(EARLY_STEPS) : strings.names[source],
          disabled: source === 'yours' && !hasOwn,
        }))}
        onChange={onChange}
      />
      <p className="ui-help">
        <span role="status">{status}</span>
        {!status && (hasOwn ? strings.help(EARLY_STEPS) : strings.noneOfYours(toTraining))}
      </p>
    </div>
  );
}

const toTraining = (text: string) => <Link href="/pre-training/">{text}</Link>;
