/** The figure of the next token: its probabilities, what re-shapes them, and writing by drawing from them. */

export const title = 'The next token';
export const nameInSentence = 'the next token';

export default {
  tryThis:
    'Move the temperature, then let the model add a token. Press a probability for its arithmetic.',
  ifRandom: 'Nothing is learnt yet, so all tokens are about equally likely: chapter 3 trains it.',
  ifUntrained:
    'To predict, a model must have read something, and there is none yet that has. Use ours, or train yours.',
  text: 'A text',
  add: 'Add a token',
  addTen: 'Add ten',
  undo: 'Undo',
  seed: (seed: number) => `Drawn with seed ${seed}.`,
  anotherSeed: 'Another seed',
  /** Read out; what follows is the model’s. */
  added: (text: string) => `Added: ${text}`,
  /** Read out within the text, before what the model wrote. */
  addedByModel: ' added by the model: ',
  ended: 'The model ended the text. Undo, or change the text, to go on.',
  outOfSight: 'What is struck through lies outside the context window.',
  diverged: 'The model’s numbers are no longer finite: it has diverged.',

  sampling: {
    temperature: 'Temperature',
    temperatureHelp: '0 always takes the likeliest token; 1 leaves the probabilities as they are.',
    topK: 'Top-k',
    topKUnit: 'tokens',
    topKHelp: 'Keeps that many of the likeliest; 0 keeps all.',
    topP: 'Top-p',
    topPHelp: 'Keeps the fewest tokens that together reach it; 1 keeps all.',
  },
};
