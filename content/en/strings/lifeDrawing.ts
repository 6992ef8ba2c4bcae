/** The drawing on the cover: a model's life as its loss. */

export default {
  label:
    'A falling line. It runs level while the model is random and guesses, falls steeply and then slowly in pre-training, starts again a little higher in fine-tuning and falls below where it was, and stays level from then on.',
  /** @param tokens of the vocabulary */
  guessing: (tokens: number) => `as unsure as guessing among all ${tokens} tokens`,
  marks: { random: 'random', base: 'base model', assistant: 'assistant' },
  stages: [
    {
      title: 'Made',
      text: 'Its numbers are random. It babbles.',
      note: 'Chapters 1 and 2',
    },
    {
      title: 'Pre-trained',
      text: 'It reads three thousand little documents, one guess at a time, until it can write more of the same.',
      note: 'Chapter 3',
    },
    {
      title: 'Fine-tuned',
      text: 'The documents are swapped for conversations. It learns to answer.',
      note: 'Chapter 4',
    },
    {
      title: 'Yours',
      text: 'It learns no more. You talk to it, look into it, keep it.',
      note: 'Chapter 5',
    },
  ],
  caption:
    'The life of a small language model, told by its loss: how unsure it is of the next token, which is a word or a piece of one. This is a drawing, not data. Yours will be measured.',
  live: 'Raise one here, now',
  /** Beside that button. */
  promise:
    'One press, and a model of your own comes into this page: random at first, taught to write, then taught to answer. You read here what it writes on the way, and at the end you ask it.',
};
