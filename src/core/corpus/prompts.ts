/** What a base model goes on from, in the language of its text; nothing is the beginning of a document. */

/** Of every sample of a run on that text: in the small world a fact, whose growing true can be watched. */
export const SAMPLE_PROMPTS = {
  smallWorld: 'The zebra lives',
  names: '',
  prose: 'The whale',
  own: '',
};

/** What can go on in many ways. */
export const FIRST_WORDS = 'The zebra';

/** What the guide's own model read when its attention was recorded. */
export const RECORDED_TEXT = 'The zebra lives on the savanna. It eats grass.';

/** The same with one mistake in it. */
export const MISTAKEN_TEXT = 'The zebra lives on the savanna. It eats fish.';

/** What figures of a text have in them at first. */
export const FIRST_SENTENCE = RECORDED_TEXT;

/** Short, and its next word is a fact, for which the verb asks its animal. */
export const VERB_SENTENCE = 'The zebra eats';
