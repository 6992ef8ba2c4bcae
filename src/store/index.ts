/** The one life that all pages share, and how a component reads it. */

import { useStore } from 'zustand';
import { createClient } from '../worker/client';
import { runBench, type BenchRequest, type BenchState } from './bench';
import { createSidesWriter } from './beside';
import { createExamRoom, type ExamState } from './examRoom';
import { createLife } from './life';
import { measurementIn } from './measurement';
import type { LifeState } from './state';

const connect = () =>
  createClient(
    new Worker(new URL('../worker/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
  );

const life = createLife(
  connect,
  measurementIn(() => localStorage, `${import.meta.env.BASE_URL}engines`),
);

export const { actions } = life;

const examRoom = createExamRoom(life, connect);

export const examActions = examRoom.actions;

/** Reads a part of what the exam has found so far. */
export const useExam = <T>(select: (state: ExamState) => T): T => useStore(examRoom, select);

/** Base and assistant write from one prompt, or the model alone while there is no assistant. */
export const writeBeside = createSidesWriter(life);

/** Reads a part of the state and renders again when that part changes. */
export const useLife = <T>(select: (state: LifeState) => T): T => useStore(life, select);

/** Measures the engines of this browser; the reader's model has no part in it. */
export const measureEngines = (
  request: BenchRequest,
  signal: AbortSignal,
  onState: (state: BenchState) => void,
): Promise<void> => runBench(connect, request, signal, onState);

export type { Side, SidesOptions } from './beside';
export type { BenchRequest, BenchRow, BenchState, BenchTable } from './bench';
export type { Answer, Criterion } from './exam';
export { EXAM_COLUMNS, PAPER_SIZE } from './examRoom';
export type { Doing, ExamState, Paper, Sitting } from './examRoom';
export { baselineSeconds, hasExam, subjectOf } from './examSubject';
export type { Column, Subject } from './examSubject';
export type { WriteOptions, Written } from './writer';
export type { Own, OwnKind, OwnState } from './library';
export { activePhase, isActive, settingsNow } from './state';
export type { Age, LifeState, Moment, Origin, Phase, ReaderModel, RunState, Sample } from './state';
