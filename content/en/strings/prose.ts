/** What stands round the text of a chapter, or is read out in place of what a reader sees. */

export default {
  keyIdea: 'Key idea',
  /** Of a table that scrolls within itself. */
  table: 'Table',
  /** Before what a formula says. */
  inWords: 'In words:',
  /** Who speaks in a printed conversation. */
  user: 'User',
  assistant: 'Assistant',
};
