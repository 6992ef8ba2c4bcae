/** The cover's live figure: a whole life in one go. */

export const title = 'A whole life in one go';
export const nameInSentence = 'a whole life in one go';

export default {
  /** The drawing in words; then how far it is. */
  label: (progress: string) =>
    `How unsure the model is over its life: level while it is random, falling in pre-training and again in fine-tuning, then level. ${progress}`,
  notBegun: 'It has not begun.',
  made: (parameters: string) => `Its ${parameters} numbers were drawn at random.`,
  /** Of how many tokens it would have to guess among to be as unsure, on average, as it is. */
  unsure: (tokens: string) => `as unsure as among ${tokens} tokens`,
  /** Beside what it wrote. */
  wrote: { first: 'At first', now: 'Now' },
  ask: 'It learns no more. Ask it about animals that were in no conversation:',
  /** Where the reader's own text was read, no question suits. */
  askElsewhere: 'It learns no more. Chapter 5 lets you talk to it and look into it.',
  begin: 'Raise one here, now',
  /** @param time "about 30 seconds" */
  beginIn: (time: string) => `Raise one here, now (about ${time})`,
  goOn: 'Go on',
  stop: 'Stop',
  takeHome: 'Take it home',
  again: 'Raise another',
  /** Where the model that is there is none of the reader's. */
  own: 'Raise one of your own',
  /** Whose measurements they are. */
  measured: {
    /** @param where "on your processor"; nothing while no engine is there */
    yours: (where: string) => `Measured: this is your model, in this page${where && `, ${where}`}.`,
    ours: 'Measured when we trained it: this is the model that comes with the guide.',
    opened: 'Measured when it was trained: this is the model of the file that you opened.',
  },
  /** Behind that. */
  lines:
    'The line is its loss, which says how unsure it is of the next token, a word or a piece of one: faint for each step, strong for the same smoothed.',
  captionAhead:
    'A model will be made of random numbers, taught to write and then to answer, and its loss will be drawn here as it is measured: how unsure it is of the next token, which is a word or a piece of one.',
};
