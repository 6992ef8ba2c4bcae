import strings from '#strings/persistence';
import {
  activePhase,
  isWorthKeeping,
  lifeNow,
  useLife,
  type LifeState,
  type Phase,
} from '../../store';
import { keptName, nameBySteps } from './keptNames';

/** Beside a button that begins a run: which model it puts another in the place of, if it does. */
export function WhatIsReplaced({ phase }: { readonly phase: Phase }) {
  const text = useLife((state) => replacedText(state, phase));
  return text && <p className="ui-help life-former">{text}</p>;
}

/** `null` where a run goes on, or nothing is lost by another. */
export function replacedText(state: LifeState, phase: Phase): string | null {
  const { runs, persistence } = state;
  if (activePhase(state) !== null || runs[phase]?.status === 'stopped') return null;
  // The first fine-tuning goes on from the base model, and keeps it.
  if (phase === 'fineTuning' && !runs.fineTuning) return null;
  const here = lifeNow(state);
  if (!isWorthKeeping(here)) return null;
  const name = nameBySteps(here);
  const { trouble, savedAt, former } = persistence;
  if (trouble !== null || savedAt === null) return strings.replacesUnkept(name);
  const sentences = [strings.replaces(name)];
  if (former) sentences.push(strings.formerGoes(keptName(former)));
  return sentences.join(' ');
}
