/** The drawing on the cover: a model's life as its loss. */

export default {
  label:
    'A falling line. It runs level at the loss of guessing while the model is random, falls steeply and then slowly in pre-training, starts again a little higher in fine-tuning and falls below where it was, and stays level from then on.',
  guessing: (
    <>
      ln <i>V</i>, the loss of guessing
    </>
  ),
  marks: { random: 'random', base: 'base model', assistant: 'assistant' },
  stages: [
    {
      title: 'Made',
      text: 'Its parameters are drawn by lot. Every token looks as likely to it as any other.',
      chapters: 'Chapters 1 and 2',
    },
    {
      title: 'Pre-trained',
      text: 'It reads three thousand little documents, one guess at a time, until it can write more of the same.',
      chapters: 'Chapter 3',
    },
    {
      title: 'Fine-tuned',
      text: 'The documents are swapped for conversations. It learns to answer.',
      chapters: 'Chapter 4',
    },
    {
      title: 'Yours',
      text: 'It learns no more. You talk to it, look into it, keep it.',
      chapters: 'Chapter 5',
    },
  ],
  caption:
    'The life of a small language model, told by its loss: how surprised it is by the next token. This is a drawing, not data. Yours will be measured.',
  live: 'Raise one here, now',
};
