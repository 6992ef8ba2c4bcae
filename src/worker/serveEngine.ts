/** Every call of the protocol, carried out by the engine. Serves from the moment it is imported. */

import type { Checkpoint } from '../core/checkpoint';
import { trainTokenizerWithPauses } from '../core/tokenizer/bpe';
import type { TrainingProgress } from '../core/training';
import { createBenchmarkSession } from '../engine/bench/benchmarkSession';
import { createSession } from '../engine/session';
import { networkGradient } from '../engine/network/gradient';
import { networkLosses } from '../engine/network/losses';
import { trainNetwork } from '../engine/network/train';
import { heldOutPairs } from '../engine/translatorSession';
import { serve, type CallContext, type Endpoint, type Handlers } from './serveCalls';
import { nextMessage } from './mutex';

const session = createSession();
const bench = createBenchmarkSession();

const handlers: Handlers = {
  start: (wish) => session.start(wish),
  trainTokenizer: ({ documents, vocabSize }, { emit, giveWay, signal }) =>
    trainTokenizerWithPauses(documents, vocabSize, {
      pause: giveWay,
      signal,
      onProgress: (fraction) => emit({ type: 'fraction', fraction }),
    }),
  createModel: ({ config, tokenizer, seed }) => session.createModel(config, tokenizer, seed),
  readParameters: () => session.readParameters(),
  writeParameters: ({ parameters }) => session.writeParameters(parameters),
  reinitialiseTokenRows: ({ tokenIds, seed }) => session.reinitialiseTokenRows(tokenIds, seed),
  keepBase: () => session.keepBase(),
  train: (request, context) => session.train(request, inRun(context)),
  openStep: (request, { signal, giveWay }) => session.openStep(request, { signal, giveWay }),
  generate: (request, { signal, emit }) =>
    session.generate(request, {
      signal,
      pause: nextMessage,
      onToken: (sequence, tokenId, logits) =>
        emit({ type: 'token', sequence, tokenId, ...(logits && { logits }) }),
    }),
  trace: ({ tokenIds, names, interventions, ...variant }) =>
    session.trace(tokenIds, names, interventions, variant),
  scoreContinuations: ({ continuations, ...request }, { signal, giveWay }) =>
    session.scoreContinuations(continuations, { ...request, signal, giveWay }),
  logits: ({ tokenIds }) => session.logits(tokenIds),
  evaluate: ({ documents, by, interventions, ...variant }) =>
    session.evaluate(documents, by, interventions, variant),
  createTranslator: ({ which, config, seed }) => session.translator(which).create(config, seed),
  readTranslator: ({ which }) => session.translator(which).readParameters(),
  writeTranslator: ({ which, parameters }) => session.translator(which).writeParameters(parameters),
  trainTranslator: ({ which, ...request }, context) =>
    session.translator(which).train(request, inRun(context)),
  heldOutPairs: ({ seed, count }) => heldOutPairs(seed, count),
  translate: ({ which, ...request }, { signal, emit }) =>
    session.translator(which).translate(request, {
      signal,
      pause: nextMessage,
      onToken: (sequence, tokenId) => emit({ type: 'token', sequence, tokenId }),
    }),
  beam: ({ which, ...request }, { signal }) =>
    session.translator(which).beam(request, { signal, pause: nextMessage }),
  traceTranslator: ({ which, ...request }) => session.translator(which).trace(request),
  measureTranslator: ({ which, ...request }, { signal, giveWay, emit }) =>
    session.translator(which).measure(request, {
      ...{ signal, giveWay, pause: nextMessage },
      onScore: (score) => emit({ type: 'score', score }),
    }),
  trainNetwork: (request, { signal, giveWay, emit }) =>
    trainNetwork(request, signal, giveWay, (snapshot) => emit({ type: 'network', snapshot })),
  networkGradient: (request) => networkGradient(request),
  networkLosses: (request, { signal, giveWay }) => networkLosses(request, signal, giveWay),
  findEngines: () => bench.findEngines(),
  measureSteps: ({ engine, shape, steps }) => bench.measureSteps(engine, shape, steps),
  measureProduct: ({ engine, shape }) => bench.measureProduct(engine, shape),
  memory: () => session.memory(),
};

/** How a run is listened to. */
function inRun({ signal, giveWay, emit }: CallContext) {
  return {
    ...{ signal, giveWay },
    onProgress: (progress: TrainingProgress) => emit({ type: 'progress', progress }),
    onCheckpoint: (checkpoint: Checkpoint) => emit({ type: 'checkpoint', checkpoint }),
  };
}

serve(self as unknown as Endpoint, handlers, session.lost);
