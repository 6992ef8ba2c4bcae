import type { ReactNode } from 'react';
import { actions, activePhase, useLife, type Phase } from '../../store';
import { Button } from '../../ui';
import { RunControls } from './RunControls';

interface NeedsAssistantProps {
  /** What the figure shows of a model that is still random, and what it wants. */
  readonly ifRandom: ReactNode;
  /** The same of a base model. */
  readonly ifBase: ReactNode;
}

const TRAINED_NOW: Readonly<Record<Phase, string>> = {
  pretraining: 'Your model is being pre-trained. After that it can be fine-tuned.',
  fineTuning: 'Your model is being fine-tuned.',
};

/** Before there is an assistant: what the figure lacks, and the button for the next stage of life. */
export function NeedsAssistant({ ifRandom, ifBase }: NeedsAssistantProps) {
  const age = useLife(({ model }) => model?.age ?? 'random');
  const active = useLife(activePhase);
  const phase = active ?? (age === 'random' ? 'pretraining' : 'fineTuning');
  // In its first steps a model counts as an assistant already: the button to stop it stays here.
  if (age === 'assistant' && active === null) return null;
  return (
    <div className="life-needs">
      <p>{active ? TRAINED_NOW[active] : age === 'random' ? ifRandom : ifBase}</p>
      {phase === 'pretraining' ? (
        <RunControls
          phase="pretraining"
          begin="Pre-train it now"
          onBegin={() => void actions.pretrain()}
        >
          {!active && <BorrowOurs />}
        </RunControls>
      ) : (
        <RunControls
          phase="fineTuning"
          begin="Fine-tune it now"
          onBegin={() => void actions.fineTune()}
        >
          {!active && <BorrowOurs />}
        </RunControls>
      )}
    </div>
  );
}

/** For a reader in a hurry, or a device that trains slowly. */
function BorrowOurs() {
  return <Button onClick={() => void actions.borrow('assistant')}>Borrow our assistant</Button>;
}
