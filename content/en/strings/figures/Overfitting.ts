/** The figure of a network that learns its dots by heart. */

export const title = 'Learning by heart';
export const nameInSentence = 'learning by heart';

export default {
  tryThis:
    'Train the network, and watch both losses. Then give it more dots, or L2, and train it again.',
  legend:
    'Large dots are learnt from, small hollow ones are for the test only. Both are drawn from the same disc and ring, and the same share of both has the wrong label. About those nobody can be right who has not seen them, so while there are any, the test loss cannot come near zero. The network has two layers of 16 ReLU neurons, 337 parameters in all, and is trained with AdamW at a learning rate of 0.01. The loss is the mean squared error; what L2 adds to it is left out here.',

  dots: 'Dots to learn from',
  wrong: 'Wrong labels',
  l2: 'L2',
  noL2: 'none',
  train: 'Train',
  again: 'Train again',
  stop: 'Stop',
  training: 'Training',
  test: 'Test',
  loss: 'loss',
  correct: 'correct',
  of: (right: number, dots: number) => `${right} of ${dots}`,

  plane: (training: string, test: string) =>
    `What the network answers over the plane, and the dots. Correct: ${training} that it learnt from, ${test} of the test.`,
  chart: {
    label: 'Loss on the dots that are learnt from, and on those of the test.',
    step: 'step',
    loss: 'loss, mean squared error',
  },
  lines: { training: 'training loss', test: 'test loss' },
  /** Of the run before. */
  before: { training: 'training loss before', test: 'test loss before' },
  pale: (settings: string) => `Pale: the run before, with ${settings}.`,
  settings: (dots: string, wrong: string, l2: string | null) =>
    `${dots} dots, ${wrong} wrong labels and ${l2 === null ? 'no L2' : `an L2 of ${l2}`}`,

  starting: 'Starting the engine …',
  atWork: 'Training …',
  ended: 'The training ended before its time.',
  turned: (step: string, lowest: string, last: string) =>
    `The test loss was lowest after ${step} steps, at ${lowest}. It has risen to ${last} since: the network learnt its dots by heart.`,
  stayed: (last: string, lowest: string) =>
    `The test loss ended at ${last}; at its lowest it was ${lowest}. Little was learnt by heart.`,
};
