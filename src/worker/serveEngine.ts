/** Every call of the protocol, carried out by the engine. Serves from the moment it is imported. */

import { trainTokenizerWithPauses } from '../core/tokenizer/bpe';
import { createBenchmarkSession } from '../engine/bench/benchmarkSession';
import { createSession } from '../engine/session';
import { networkGradient } from '../engine/network/gradient';
import { networkLosses } from '../engine/network/losses';
import { trainNetwork } from '../engine/network/train';
import { serve, type Endpoint, type Handlers } from './serveCalls';
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
  train: (request, { signal, giveWay, emit }) =>
    session.train(request, {
      signal,
      giveWay,
      onProgress: (progress) => emit({ type: 'progress', progress }),
      onCheckpoint: (checkpoint) => emit({ type: 'checkpoint', checkpoint }),
    }),
  generate: (request, { signal, emit }) =>
    session.generate(request, {
      signal,
      pause: nextMessage,
      onToken: (sequence, tokenId, logits) =>
        emit({ type: 'token', sequence, tokenId, ...(logits && { logits }) }),
    }),
  trace: ({ tokenIds, names }) => session.trace(tokenIds, names),
  logits: ({ tokenIds }) => session.logits(tokenIds),
  evaluate: ({ documents, by }) => session.evaluate(documents, by),
  trainNetwork: (request, { signal, giveWay, emit }) =>
    trainNetwork(request, signal, giveWay, (snapshot) => emit({ type: 'network', snapshot })),
  networkGradient: (request) => networkGradient(request),
  networkLosses: (request, { signal, giveWay }) => networkLosses(request, signal, giveWay),
  findEngines: () => bench.findEngines(),
  measureSteps: ({ engine, shape, steps }) => bench.measureSteps(engine, shape, steps),
  measureProduct: ({ engine, shape }) => bench.measureProduct(engine, shape),
  memory: () => session.memory(),
};

serve(self as unknown as Endpoint, handlers, session.lost);
