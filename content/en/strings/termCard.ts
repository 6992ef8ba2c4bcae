/** The card that says what a term means. */

export default {
  /** Where there is no pointer that hovers. */
  tapAgain: 'Tap the word again for the glossary.',
};
