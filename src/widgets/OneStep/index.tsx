import { useMemo } from 'react';
import strings, { title } from '#strings/figures/OneStep';
import type { LinkSchema } from '../../core/linkState';
import { ownStep, useLife } from '../../store';
import {
  Button,
  Figure,
  formatFixed,
  formatNumber,
  Segmented,
  useLinkState,
  visibleSpaces,
} from '../../ui';
import { sheetsOf } from '../Weights/sheets';
import { BatchPart } from './BatchPart';
import { GradientPart } from './GradientPart';
import { Recipe } from './Recipe';
import { useOpenedStep, type OpenedState } from './useOpenedStep';
import { WeightPart } from './WeightPart';
import { chosenWeight } from './chosenWeight';
import './one-step.css';

/** `own`: as many as the reader's own model has behind it. */
const BEFORE = ['0', '1', '10', '100', 'own'] as const;

const FIELDS = {
  before: { kind: 'choice', choices: BEFORE, first: '0' },
  passage: { kind: 'number', min: 1, max: 4_096, step: 1, first: 1 },
  token: { kind: 'number', min: 1, max: 4_096, step: 1, first: 8 },
  matrix: { kind: 'text', maxLength: 40, first: 'layers.1.attentionOut.0' },
  /** A place among the matrix's numbers; −1: where its slope is steepest. */
  number: { kind: 'number', min: -1, max: 2 ** 31, step: 1, first: -1 },
} as const satisfies LinkSchema;

/** Chapter 3: a step of training, from the text that it reads to one weight. */
export default function OneStep() {
  const { state, set, reset, link } = useLinkState('OneStep', FIELDS);
  const of = useOpenedStep();
  const { found, busy } = of;
  const ownSteps = useLife(ownStep);
  // A link may come from somebody who had a model.
  const before = state.before === 'own' && ownSteps === null ? FIELDS.before.first : state.before;
  const wanted = before === 'own' ? before : Number(before);
  const sheets = useMemo(
    () => found && sheetsOf(found.config, (id) => visibleSpaces(found.tokenizer.tokenText(id))),
    [found],
  );
  const chosen = useMemo(
    () => found && sheets && chosenWeight(found.opened, sheets, state.matrix, state.number),
    [found, sheets, state.matrix, state.number],
  );

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={link}
      onReset={() => {
        of.forget();
        reset();
      }}
      footer={<p>{found?.isOwn ? strings.footerOwn : strings.footer}</p>}
    >
      <div className="one-step-controls">
        <Segmented
          label={strings.before}
          value={before}
          options={BEFORE.filter((value) => value !== 'own' || ownSteps !== null).map((value) => ({
            value,
            label: labelOf(value, ownSteps),
          }))}
          onChange={(next) => {
            set({ before: next });
            // Whoever has opened one wants to see the other.
            if (found || busy) of.open(next === 'own' ? next : Number(next));
          }}
        />
        {busy ? (
          <Button variant="primary" onClick={of.stop}>
            {strings.stop}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => of.open(wanted)}>
            {strings.open((wanted === 'own' ? ownSteps! : wanted) + 1)}
          </Button>
        )}
      </div>
      <p className="one-step-status" role="status">
        {statusOf(of)}
      </p>
      {found && sheets && chosen && (
        <div className="one-step" aria-busy={busy}>
          <BatchPart
            found={found}
            passage={state.passage - 1}
            token={state.token - 1}
            onToken={(passage, token) => set({ passage: passage + 1, token: token + 1 })}
          />
          <GradientPart
            found={found}
            sheets={sheets}
            chosen={chosen}
            onMatrix={(matrix) => set({ matrix, number: FIELDS.number.first })}
            onNumber={(number) => set({ matrix: chosen.sheet.key, number })}
          />
          <WeightPart
            found={found}
            chosen={chosen}
            onSteepest={() => set({ number: FIELDS.number.first })}
          />
        </div>
      )}
      <Recipe found={found} />
    </Figure>
  );
}

function labelOf(before: (typeof BEFORE)[number], ownSteps: number | null): string {
  if (before === '0') return strings.none;
  return before === 'own' ? strings.own(formatNumber(ownSteps!, 0)) : before;
}

function statusOf({ run, found, busy }: OpenedState) {
  if (busy && run) {
    if (run.status === 'examining') return strings.opening;
    return run.status === 'training' && run.steps > 0
      ? strings.training(run.step, run.steps)
      : strings.starting;
  }
  if (run?.status === 'failed') return run.problem;
  if (run?.status === 'diverged') return strings.diverged;
  if (run?.status === 'stopped') return strings.stopped;
  if (!found) return '\u00a0';
  const { opened, training } = found;
  return strings.opened(
    formatNumber(opened.step + 1, 0),
    formatNumber(training.steps, 0),
    formatFixed(opened.loss, 3),
  );
}
