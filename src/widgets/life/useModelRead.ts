import { useEffect, useRef, useState } from 'react';
import { useLife, type Age, type ReaderModel } from '../../store';
import { queriesOf, type ModelQueries, type QueryName } from './modelQueries';
import { useSourcedModel, type ModelSource } from './modelSource';
import { createPacer, type Pacer } from './pacer';

/** What can be read of the model: parts of passes, scores, what interventions do, or its parameters. */
export type ReadCall = Exclude<QueryName, 'swapEveryPair' | 'countFacts'>;

/** What the store's action of that name gives. */
type Value<Call extends ReadCall> = NonNullable<Awaited<ReturnType<ModelQueries[Call]>>>;

export interface ReadRequest<Call extends ReadCall = ReadCall> {
  readonly call: Call;
  /** Those of the store's action of that name. */
  readonly args: Readonly<Parameters<ModelQueries[Call]>>;
}

export interface ModelRead<Call extends ReadCall = ReadCall> {
  readonly request: ReadRequest<Call>;
  readonly value: Value<Call>;
  /** What it was read of, and where that comes from. */
  readonly model: ReaderModel;
  readonly source: ModelSource;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
  readonly age: Age;
}

export interface ModelReadState<Call extends ReadCall = ReadCall> {
  /** By the newest answer; `null` while there is no model, or nothing yet. */
  readonly read: ModelRead<Call> | null;
  /** The newest request failed: the bar at the top says why, or `useSourcedModel`. */
  readonly failed: boolean;
  /** Asks the model once more. */
  readonly retry: () => void;
}

/** Between two reads of a model that trains, which they slow down. */
const REST_MS = 1000;

/**
 * Reads a model, and again whenever the request or the parameters have changed: that of the reader
 * about once a second while it trains, and at once when the reader goes back in time. It draws no model.
 * @param request memoised by the caller: a new object is a new request; `null`: nothing is read
 */
export function useModelRead<Call extends ReadCall>(
  request: ReadRequest<Call> | null,
  source: ModelSource = 'yours',
): ModelReadState<Call> {
  const version = useLife((state) => (source === 'yours' ? state.version : 0));
  const shown = useLife((state) => (source === 'yours' ? state.shown : null));
  const { model, isReady, by, status } = useSourcedModel(source);
  const [read, setRead] = useState<ModelRead<Call> | null>(null);
  const [failedOn, setFailedOn] = useState<ReadRequest<Call> | null>(null);
  const now = { request, source, model, by };
  const latest = useRef(now);
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    latest.current = now;
  });

  useEffect(() => {
    let gone = false;
    const made = createPacer(async () => {
      const { request, source, model } = latest.current;
      if (request === null || model === null) return;
      const value = await answerTo(request, source);
      // Of a source that is not looked at any more nothing is shown: the next answer is on its way.
      if (gone || latest.current.source !== source) return;
      setFailedOn(value === undefined ? request : null);
      if (value === undefined) return;
      const { by, model: after } = latest.current;
      setRead({ request, value, source, model, by, age: (after ?? model).age });
    }, REST_MS);
    pacer.current = made;
    return () => {
      gone = true;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (isReady && request !== null) pacer.current?.ask('now');
  }, [isReady, request, source, shown]);

  useEffect(() => {
    if (isReady) pacer.current?.ask('later');
  }, [isReady, version]);

  return {
    // While another model comes, the picture of the one before stays, under its own name.
    read: model !== null || status === 'starting' ? read : null,
    failed: failedOn !== null && failedOn === request,
    retry: () => {
      setFailedOn(null);
      pacer.current?.ask('now');
    },
  };
}

/** `undefined` where the model cannot tell; never rejects. */
function answerTo<Call extends ReadCall>({ call, args }: ReadRequest<Call>, source: ModelSource) {
  type Ask = (...args: readonly unknown[]) => Promise<Value<Call> | undefined>;
  return (queriesOf(source)[call] as Ask)(...args);
}
