/** The question whether to load a newer version of the guide. */

export default {
  /** What becomes of the reader's model, by how it is; of one that has learnt nothing, nothing is said. */
  isHere: {
    untrained: 'A new version of the guide is here.',
    training:
      'A new version of the guide is here. Loading it stops the training; what your model has learnt is kept on this device, and you can go on with it afterwards.',
    kept: 'A new version of the guide is here. Your model is kept on this device; you can go on with it afterwards.',
    lost: 'A new version of the guide is here. Your model could not be kept on this device, and would be lost: take it home from its bar first.',
  },
  load: 'Load it',
  loading: 'Loading it …',
  keeping: 'Keeping your model …',
  later: 'Later',
};
