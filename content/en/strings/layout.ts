/** What surrounds every page: the bar over it and its foot. */

export default {
  skip: 'Skip to the text',
  bar: {
    contents: 'Contents',
    chapters: 'Chapters',
  },
  search: {
    button: 'Search',
    /** The button's title, with the keys that do the same. */
    hint: 'Search the guide ( / or Ctrl K )',
    unfetched: 'The search could not be fetched.',
  },
  theme: {
    label: 'Colours',
    choices: { system: 'As the system has it', light: 'Light', dark: 'Dark' },
  },
  /** The model's place in the bar before the model's own part has come. */
  model: {
    label: 'Your model:',
    none: 'No model yet',
  },
  /** What went wrong last, over the page. */
  problem: {
    close: 'Close',
    bar: 'The part of the guide that shows your model could not be fetched. The connection may be down, or the guide may have been updated since you opened it.',
  },
  /** Where something is missing that only a fresh page asks for again. */
  reload: {
    button: 'Load the page anew',
    leaving: 'Keeping your model …',
    takeHome: 'Take your model home',
    model: {
      kept: 'Your model is kept on this device: when the page has been loaded anew, you can go on with it.',
      lost: 'Your model could not be kept on this device, and a page that is loaded anew begins without it: take it home first.',
    },
  },
  /** A fault of the page itself. */
  broken: {
    page: 'A part of this page has stopped because of a fault of the guide. The text can be read all the same, and your model is as it was.',
    retry: 'Try again',
  },
  /** In a frame that has no origin of its own: the address of the page follows. */
  sandbox:
    'The page that shows this one has put it into a sandbox, where nothing can be trained or kept. On a page of its own all of it works:',
  foot: {
    /** Once the whole guide is on the reader's device. */
    offline: 'This guide works without a network from now on.',
    note: 'Set in Newsreader and Figtree. The guide sets no cookie and asks nothing of any other site.',
    licences: 'Licences',
  },
};
