/** What is said of how the reader's model is kept. “Take home” is a button. */

export default {
  /** @param time "24 November at 19:05", or of today "19:05" */
  at: (time: string) => `Kept on this device, as it was at ${time}.`,
  /** After that, where the browser has promised nothing. */
  notForGood:
    'The browser may delete it when the device runs out of room. “Take home” saves your model as a file.',
  elsewhere:
    'Another tab of this guide has your model. Here you can look at it and ask it; train it there, or close that tab.',
  /** In Safari, and in every browser on an iPhone. */
  forgets:
    'This browser deletes what it keeps of your model if you do not visit the guide for seven days. “Take home” saves your model as a file.',
  takeHome: 'Take home',
  dismiss: 'Close',
  /** Beside the name of the model, in the bar. */
  inBar: {
    elsewhere: 'in another tab',
    notKept: 'not kept',
  },
};
