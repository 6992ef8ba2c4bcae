/** Of the figure of all parameters, number by number. */

export const title = 'The parameters, all of them';
export const nameInSentence = 'the parameters, all of them';

export default {
  tryThis:
    'Choose a matrix and go over its numbers with the arrow keys. Then see what the same numbers were before training: press Random.',
  reading: 'The parameters are being read.',
  ifRandom: 'All matrices were drawn at random; all gains are 1.',
  colours: 'Blue is below zero, orange above.',
  which: 'Which numbers',
  /** After the purpose of a matrix: how much of the model it is. */
  share: (count: string, all: string, percent: string) => (
    <>
      <b>
        {count} of {all}
      </b>{' '}
      parameters: {percent}.
    </>
  ),
  heatMap: (label: string, rows: number, columns: number) =>
    `${label}. ${rows} × ${columns} numbers. Arrow keys move from number to number.`,
  /** Of a matrix that is too large for the page. */
  part: (drawn: string, rows: string) =>
    `The first ${drawn} of its ${rows} rows are drawn; the distribution counts them all.`,
  /** What a number is for, and the number. */
  value: (what: string, value: string) => `${what}: ${value}`,
  /** The same of a token that the training text does not hold. */
  ofUnmet: (value: string) => `${value} (never met in training)`,
  /** @param deviation the standard deviation of the numbers that are left out */
  unmet: (unmet: string, all: string, deviation: string) => (
    <>
      <b>
        {unmet} of the {all}
      </b>{' '}
      rows belong to tokens that are never met in training, such as bytes and beginnings of words. A
      line marks them in the picture. They are left out of the distribution and of the numbers
      below; their own standard deviation is {deviation}.
    </>
  ),
  row: {
    summary: 'The whole row of this number, as a table',
    caption: (label: string, row: number) => `${label}, row ${row}`,
    number: 'number',
    value: 'value',
  },
  histogram: {
    title: 'Distribution of the numbers',
    label: (label: string) => `Histogram: ${label}`,
    orLess: (value: string) => `${value} or less`,
    orMore: (value: string) => `${value} or more`,
    noneBeyond: 'None beyond the ends of the scale.',
    beyond: (count: string, all: string) =>
      `${count} of ${all} beyond the ends of the scale, counted there.`,
    /** Of the line over the bars. */
    before: (deviation: string) =>
      `Before training: standard deviation ${deviation}. The line is drawn as high as the bars.`,
    from: 'from',
    to: 'to',
    numbers: 'numbers',
    numbersBefore: 'before training',
  },
  summary: {
    mean: 'Mean',
    deviation: 'Standard deviation',
    least: 'Smallest',
    most: 'Largest',
  },
  /** A matrix of one of the layers. */
  inLayer: (layer: number, name: string) => `layer ${layer}, ${name}`,
  /** `number`: what one of its numbers is for. */
  matrices: {
    embedding: {
      name: 'embeddings',
      purpose: 'One row for each token: the vector that it is exchanged for.',
      purposeTied:
        'One row for each token: the vector that it is exchanged for, and that the last vector is compared with.',
      number: (number: number, token: string) => `Number ${number} of the embedding of “${token}”`,
    },
    head: {
      name: 'output head',
      purpose: 'One row for each token, to compare the last vector with.',
      number: (token: string, from: number) =>
        `To the logit of “${token}”, from number ${from} of the vector`,
    },
    gains: {
      names: {
        attentionNorm: 'gains before attention',
        mlpNorm: 'gains before the MLP',
        finalNorm: 'gains before the output head',
      },
      purpose: 'One factor for each number of the vector, after RMSNorm has brought it to size.',
      number: (number: number) => `Gain of number ${number} of the vector`,
    },
    queries: {
      name: 'queries',
      purpose: 'Makes of a token’s vector what it looks for.',
      number: (number: number, head: number, from: number) =>
        `Number ${number} of the query of head ${head}, from number ${from} of the vector`,
    },
    keys: {
      name: 'keys',
      purpose: 'Makes of a token’s vector what it can be found by.',
      number: (number: number, head: number, from: number) =>
        `Number ${number} of the key of head ${head}, from number ${from} of the vector`,
    },
    values: {
      name: 'values',
      purpose: 'Makes of a token’s vector what it passes on.',
      number: (number: number, head: number, from: number) =>
        `Number ${number} of the value of head ${head}, from number ${from} of the vector`,
    },
    attentionOut: {
      name: 'output of attention',
      purpose: 'Puts what the heads have gathered back into the vector.',
      number: (to: number, from: number, head: number) =>
        `To number ${to} of the vector, from number ${from} of head ${head}`,
    },
    gate: {
      name: 'gate of the MLP',
      purpose: 'How far each neuron of the MLP opens.',
      number: (neuron: number, from: number) =>
        `Neuron ${neuron}, from number ${from} of the vector`,
    },
    up: {
      name: 'way up in the MLP',
      purpose: 'What each neuron of the MLP lets through when it is open.',
      number: (neuron: number, from: number) =>
        `Neuron ${neuron}, from number ${from} of the vector`,
    },
    down: {
      name: 'way down in the MLP',
      purpose: 'Puts what the neurons of the MLP say back into the vector.',
      number: (to: number, neuron: number) =>
        `To number ${to} of the vector, from neuron ${neuron}`,
    },
  },
};
