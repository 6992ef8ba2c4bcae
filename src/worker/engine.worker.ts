import { trainTokenizer } from '../core/tokenizer/bpe';
import { createBench } from '../engine/bench';
import { createSession } from '../engine/session';
import { trainNetwork } from '../engine/network';
import { serve, type Endpoint } from './serve';
import { nextMessage } from './turns';

const session = createSession();
const bench = createBench();

serve(self as unknown as Endpoint, {
  start: (wish) => session.start(wish),
  trainTokenizer: ({ documents, vocabSize }, { emit }) =>
    trainTokenizer(documents, vocabSize, (fraction) => emit({ type: 'fraction', fraction })),
  createModel: ({ config, tokenizer, seed }) => session.createModel(config, tokenizer, seed),
  readParameters: () => session.readParameters(),
  writeParameters: ({ parameters }) => session.writeParameters(parameters),
  drawTokens: ({ tokenIds, seed }) => session.drawTokens(tokenIds, seed),
  beginTraining: ({ dataset, training }) => session.beginTraining(dataset, training),
  train: (_, { signal, giveWay, emit }) =>
    session.train(signal, giveWay, (progress) => emit({ type: 'progress', progress })),
  generate: (request, { signal, emit }) =>
    session.generate(request, {
      signal,
      pause: nextMessage,
      onToken: (sequence, tokenId) => emit({ type: 'token', sequence, tokenId }),
    }),
  trace: ({ tokenIds }) => session.trace(tokenIds),
  evaluate: ({ documents }) => session.evaluate(documents),
  trainNetwork: (request, { signal, giveWay, emit }) =>
    trainNetwork(request, signal, giveWay, (snapshot) => emit({ type: 'network', snapshot })),
  findEngines: () => bench.findEngines(),
  measureSteps: ({ engine, shape, steps }) => bench.measureSteps(engine, shape, steps),
  measureProduct: ({ engine, shape }) => bench.measureProduct(engine, shape),
  memory: () => session.memory(),
});
