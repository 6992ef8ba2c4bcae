/** What became of an engine that was lost, and of an exam that was ended. What cannot be done is told by `errors.ts`. */

export default {
  /** Of another engine, after a sentence about what became of the one before. */
  replaced: {
    again: (why: string) =>
      `${why} It was started again, and the model is as it was at its last checkpoint.`,
    by: (why: string, engine: string) =>
      `${why} ${engine} has taken over, and the model is as it was at its last checkpoint.`,
    /** Where there was none before. */
    started: (why: string, engine: string) =>
      `${why} It was tried again, and ${engine} has started.`,
  },
  /** Of an engine that did not hear that it should stop. */
  stoppedAt: (step: number) =>
    `The engine did not answer, so it was started again. The model is as it was after step ${step}, at its last checkpoint.`,
  /** Of an exam that ended before its end. */
  exam: {
    stopped: 'Stopped: what was answered by then stays.',
    modelChanged: 'The model changed meanwhile, so the exam was stopped.',
  },
};
