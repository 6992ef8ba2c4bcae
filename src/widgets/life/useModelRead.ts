import { useEffect, useRef, useState } from 'react';
import { actions, useLife, type Age } from '../../store';
import { createPacer, type Pacer } from './pacer';
import { modelName } from './describeModel';

/** What can be read of the model: parts of one pass over some tokens, or its parameters. */
export type ReadCall = 'trace' | 'logits' | 'parameters';

/** What the store's action of that name gives. */
type Value<Call extends ReadCall> = NonNullable<Awaited<ReturnType<(typeof actions)[Call]>>>;

export interface ReadRequest<Call extends ReadCall = ReadCall> {
  readonly call: Call;
  /** Those of the store's action of that name. */
  readonly args: Readonly<Parameters<(typeof actions)[Call]>>;
}

export interface ModelRead<Call extends ReadCall = ReadCall> {
  readonly request: ReadRequest<Call>;
  readonly value: Value<Call>;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
  readonly age: Age;
}

export interface ModelReadState<Call extends ReadCall = ReadCall> {
  /** By the newest answer; `null` while there is no model, or nothing yet. */
  readonly read: ModelRead<Call> | null;
  /** The newest request failed: the bar at the top says why. */
  readonly failed: boolean;
  /** Asks the model once more. */
  readonly retry: () => void;
}

/** Between two reads of a model that trains, which they slow down. */
const REST_MS = 1000;

/**
 * Reads the reader's model, and again whenever the request or the parameters have changed: about once
 * a second while it trains, at once when the reader goes back in time. It draws no model.
 * @param request memoised by the caller: a new object is a new request; `null`: nothing is read
 */
export function useModelRead<Call extends ReadCall>(
  request: ReadRequest<Call> | null,
): ModelReadState<Call> {
  const version = useLife((state) => state.version);
  const shown = useLife((state) => state.shown);
  const hasModel = useLife(({ model }) => model !== null);
  // A model that is kept is there before its engine, which starts for the first that is read of it.
  const isReady =
    useLife(({ engine: { status } }) => status === 'ready' || status === 'asleep') && hasModel;
  const by = useLife(modelName);
  const age = useLife(({ model }) => model?.age ?? 'random');
  const [read, setRead] = useState<ModelRead<Call> | null>(null);
  const [failedOn, setFailedOn] = useState<ReadRequest<Call> | null>(null);
  const latest = useRef({ request, by, age });
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    latest.current = { request, by, age };
  });

  useEffect(() => {
    let gone = false;
    const made = createPacer(async () => {
      const { request } = latest.current;
      if (request === null) return;
      const value = await answerTo(request);
      if (gone) return;
      const { by, age } = latest.current;
      setFailedOn(value === undefined ? request : null);
      if (value !== undefined) setRead({ request, value, by, age });
    }, REST_MS);
    pacer.current = made;
    return () => {
      gone = true;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (isReady && request !== null) pacer.current?.ask('now');
  }, [isReady, request, shown]);

  useEffect(() => {
    if (isReady) pacer.current?.ask('later');
  }, [isReady, version]);

  return {
    read: hasModel ? read : null,
    failed: failedOn !== null && failedOn === request,
    retry: () => {
      setFailedOn(null);
      pacer.current?.ask('now');
    },
  };
}

/** `undefined` where the model cannot tell; never rejects. */
function answerTo<Call extends ReadCall>({ call, args }: ReadRequest<Call>) {
  const action = actions[call] as (...args: readonly unknown[]) => Promise<Value<Call> | undefined>;
  return action(...args);
}
