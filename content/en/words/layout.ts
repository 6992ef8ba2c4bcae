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
  foot: {
    /** Once the whole guide is on the reader's device. */
    offline: 'This guide works without a network from now on.',
    note: 'Set in Newsreader and Figtree. The guide sets no cookie and asks nothing of any other site.',
    licences: 'Licences',
  },
};
