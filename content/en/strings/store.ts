/** What the model bar and the figures say when something that the reader asked for cannot be done. */

export default {
  /** Of what was done in the wrong order, or is not there. */
  noModel: 'Expected a model, but none was made yet.',
  noAssistant: 'Expected an assistant to go back from, but there is none.',
  noBase:
    'Expected the base model of this assistant, but it came from a file without it: train a new one, or borrow ours.',
  noBaseBeside: 'Expected a base model beside this one, but none is kept.',
  stopFirst: 'Expected the training to be stopped first.',
  noSuchStep: (step: number) => `Expected a step that was kept, got ${step}.`,
  nothingLearnt: 'Expected a model that has learnt something: train it first.',
  nothingKept: 'Expected a model that was kept, but there is none.',
  nothingToBorrow: 'Expected a place to fetch a model from.',
  /** @param most megabytes */
  fileTooLarge: (most: number, got: number) =>
    `Expected a parameters.zip of this guide, of at most ${most} MB, got a file of ${got} MB.`,
  elsewhere:
    'Another tab of this guide has your model: train it there, or close that tab. To look at it and to ask it, this tab will do.',
  /** @param corpus the title of the text that the model has read */
  noConversations: (corpus: string) =>
    `Expected conversations of your own: those of this guide are about its small world, and your model has read “${corpus}”.`,
  /** Of a fault of the guide; `detail` is for whoever reports it. */
  broken: (detail: string) =>
    `Something broke that should not have. The model is as it was. (${detail})`,
  noWorker:
    'Nothing can be trained in this frame: the page that shows it has put it into a sandbox. Open the guide on a page of its own, and it works.',
  /** Of a part of the guide's own code. */
  unfetched:
    'A part of the guide that this needs could not be fetched. The connection may be down, or the guide may have been updated since you opened it.',
  /** Of a run of training. */
  diverged: (step: number) =>
    `The loss stopped being a finite number, so the run was ended and the model put back to where it was after step ${step}. A lower learning rate helps.`,
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
  interrupted: 'The engine was ended, because it did not stop.',
  stoppedAt: (step: number) =>
    `The engine did not answer, so it was started again. The model is as it was after step ${step}, at its last checkpoint.`,
  /** Of the files that come with the guide. */
  ours: {
    notTheModel: 'Expected the model of this guide, got something else in its place.',
    notTheRecording:
      'Expected the recording of our own run, got something else in its place. Load the page anew to fetch it again.',
    silent:
      'What is ours could not be fetched: the server did not answer. Try again when you are online.',
    refused: (status: number) =>
      `What is ours could not be fetched: the server answered ${status}. The guide may have been updated since you opened it: load the page anew.`,
  },
  /** Why an exam ended before its end. */
  exam: {
    stopped: 'Stopped: what was answered by then stays.',
    modelChanged: 'The model changed meanwhile, so the exam was stopped.',
    brokeOff: 'The exam broke off: the bar at the top says why.',
    baselineDiverged: (step: number) =>
      `The baseline’s loss stopped being a finite number after step ${step}, so there is nothing to examine. A lower learning rate helps.`,
  },
};
