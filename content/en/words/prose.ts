/** What stands round the text of a chapter, or is read out in place of what a reader sees. */

export default {
  keyIdea: 'Key idea',
  /** Of a table and of a formula that scroll within themselves. */
  table: 'Table',
  formula: 'Formula',
  /** Who speaks in a printed conversation. */
  user: 'User',
  assistant: 'Assistant',
};
