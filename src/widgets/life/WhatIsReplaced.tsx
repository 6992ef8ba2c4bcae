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
  const { runs } = state;
  if (activePhase(state) !== null || runs[phase]?.status === 'stopped') return null;
  // The first fine-tuning goes on from the base model, and keeps it.
  if (phase === 'fineTuning' && !runs.fineTuning) return null;
  return sentenceOf(state, strings.replaces, strings.replacesUnkept);
}

/** The same beside a button that brings another model; `null` where nothing is lost by it. */
export const placeTakenText = (state: LifeState): string | null =>
  sentenceOf(state, strings.takesPlace, strings.takesPlaceUnkept);

function sentenceOf(
  state: LifeState,
  kept: (name: string) => string,
  unkept: (name: string) => string,
): string | null {
  const here = lifeNow(state);
  if (!isWorthKeeping(here)) return null;
  const name = nameBySteps(here);
  const { trouble, savedAt, former } = state.persistence;
  if (trouble !== null || savedAt === null) return unkept(name);
  const sentences = [kept(name)];
  if (former) sentences.push(strings.formerGoes(keptName(former)));
  return sentences.join(' ');
}
