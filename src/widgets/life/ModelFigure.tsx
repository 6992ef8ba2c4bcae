import type { ReactNode } from 'react';
import { useLife } from '../../store';
import { Figure } from '../../ui';
import { Attribution } from './Attribution';
import { hasLearntNothing } from './prerequisites';
import { ReadStatus } from './ReadStatus';
import { RequiresModel } from './RequiresModel';
import { RequiresTraining } from './RequiresTraining';
import type { ModelReadState } from './useModelRead';
import './life.css';

interface ModelFigureProps {
  readonly title: string;
  readonly tryThis: ReactNode;
  readonly link: () => string;
  readonly onReset: () => void;
  /** As `useModelRead` gives it. */
  readonly state: ModelReadState;
  /** The figure has nothing to show of a model that has learnt nothing: until then this is said. */
  readonly ifUntrained?: ReactNode;
  /** What to bear in mind while the parameters are random. */
  readonly ifRandom: string;
  /** Said under the figure, behind whose picture it is. */
  readonly note?: ReactNode;
  /** Above what needs the model, and there without it. */
  readonly controls?: ReactNode;
  /** While there is no model: what to press, what will be there then, and what stands behind it. */
  readonly start?: {
    readonly label: string;
    readonly lead: ReactNode;
    readonly blank?: ReactNode;
  };
  /** In the place of the picture: that the model is being read, or why nothing of it can be shown. */
  readonly waiting?: { readonly reading: string; readonly problem?: string | null };
  /** The picture; `null`: nothing has been read that it could be drawn from. */
  readonly children: ReactNode;
}

/** A figure drawn from the reader's model: a way to get one where there is none, the picture, and whose it is. */
export function ModelFigure(props: ModelFigureProps) {
  const { state, ifUntrained, ifRandom, note, controls, start, waiting, children, ...frame } =
    props;
  const { read, failed, retry } = state;
  const isLacking = useLife(hasLearntNothing) && ifUntrained !== undefined;
  const picture =
    children ??
    (waiting && (
      <p className="life-wait">
        {waiting.problem ?? (
          <ReadStatus failed={failed} retry={retry}>
            {waiting.reading}
          </ReadStatus>
        )}
      </p>
    ));
  return (
    <Figure
      {...frame}
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
      {controls}
      {ifUntrained !== undefined && <RequiresTraining wants="base" orBase ifRandom={ifUntrained} />}
      {start ? <RequiresModel {...start}>{picture}</RequiresModel> : !isLacking && picture}
    </Figure>
  );
}
