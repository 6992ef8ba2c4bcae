import type { ReactNode } from 'react';
import life from '#strings/life';
import sources from '#strings/modelSource';
import { EARLY_STEPS } from '../../core/training';
import { useLife } from '../../store';
import { Figure } from '../../ui';
import { Attribution } from './Attribution';
import { useSourcedModel, wakeSource, type ModelSource, type SourcedModel } from './modelSource';
import { bundledSize, hasLearntNothing } from './prerequisites';
import { ReadStatus } from './ReadStatus';
import { RequiresModel } from './RequiresModel';
import { RequiresTraining } from './RequiresTraining';
import { SourceSwitch } from './SourceSwitch';
import type { ModelReadState } from './useModelRead';
import './life.css';

interface ModelFigureProps {
  readonly title: string;
  readonly tryThis: ReactNode;
  readonly link: () => string;
  readonly onReset: () => void;
  /** As `useModelRead` gives it. */
  readonly state: ModelReadState;
  /** Whose model that is; the reader's, unless there is a choice. */
  readonly source?: ModelSource;
  /** Shows a switch of sources. */
  readonly onSource?: (source: ModelSource) => void;
  /** The figure has nothing to show of a model that has learnt nothing: until then this is said. */
  readonly ifUntrained?: ReactNode;
  /** What to bear in mind while the parameters are random. */
  readonly ifRandom: string;
  /** Said under the figure, behind whose picture it is. */
  readonly note?: ReactNode;
  /** Above the switch of sources: what no model is needed for. */
  readonly above?: ReactNode;
  /** Above what needs the model, and there without it. */
  readonly controls?: ReactNode;
  /** While there is no model: what to press, and what will be there then; else that of the source. */
  readonly start?: { readonly label: string; readonly lead: ReactNode };
  /** Stands behind the button while nothing is there. */
  readonly blank?: ReactNode;
  /** In the place of the picture: that the model is being read, or why nothing of it can be shown. */
  readonly waiting?: { readonly reading: string; readonly problem?: string | null };
  /** The picture; `null`: nothing has been read that it could be drawn from. */
  readonly children: ReactNode;
}

/** A figure drawn from a model: a way to get one where there is none, the picture, and whose it is. */
export function ModelFigure(props: ModelFigureProps) {
  const { state, source = 'yours', onSource, ifRandom, note, controls, start, blank } = props;
  const { title, tryThis, link, onReset, above, waiting, children } = props;
  const { read, failed, retry } = state;
  const { ifUntrained } = props;
  const isLacking = useLife(hasLearntNothing) && ifUntrained !== undefined;
  const model = useSourcedModel(source);
  const isStarting = model.status === 'starting';
  const isThere = model.model !== null || (isStarting && read !== null);
  const status = statusOf(source, model);
  const picture =
    children ??
    (waiting && (
      <p className="life-wait">
        {waiting.problem ?? (
          <>
            {model.problem !== null && `${model.problem} `}
            <ReadStatus failed={failed} retry={retry}>
              {waiting.reading}
            </ReadStatus>
          </>
        )}
      </p>
    ));
  return (
    <Figure
      {...{ title, tryThis, link, onReset }}
      wide
      footer={
        read &&
        !isLacking && (
          <Attribution read={read} ifRandom={ifRandom}>
            {note}
          </Attribution>
        )
      }
    >
      {above}
      {onSource && (
        <SourceSwitch
          value={source}
          status={isThere && isStarting && status}
          onChange={(next) => {
            onSource(next);
            wakeSource(next);
          }}
        />
      )}
      {controls}
      {ifUntrained !== undefined ? (
        <>
          <RequiresTraining wants="base" orBase ifRandom={ifUntrained} />
          {!isLacking && picture}
        </>
      ) : (
        <RequiresModel
          {...(start ?? { label: sources.start, lead: leadOf(source) })}
          isThere={isThere}
          isStarting={isStarting}
          onStart={() => wakeSource(source)}
          status={status}
          blank={blank}
        >
          {picture}
        </RequiresModel>
      )}
    </Figure>
  );
}

function leadOf(source: ModelSource): string {
  const { lead } = sources;
  if (source === 'early') return lead.early(EARLY_STEPS, bundledSize('early'));
  return source === 'trained' ? lead.trained(bundledSize('base')) : lead[source];
}

function statusOf(source: ModelSource, { status, problem }: SourcedModel): ReactNode {
  if (status === 'starting') return startingOf(source);
  const isFetched = source === 'early' || source === 'trained';
  if (problem !== null) return isFetched ? `${problem} ${sources.instead}` : problem;
  return status === 'failed' && life.engine.failed;
}

function startingOf(source: ModelSource): string {
  if (source === 'yours') return life.engine.starting;
  const { starting } = sources;
  return source === 'early' ? starting.early(EARLY_STEPS) : starting[source];
}
