/**
 * Every part of the kit that has a page of specimens: one line here, and a file of that name in
 * `kit/`. Of the specimens this is all that other pages load.
 */
export const SPECIMENS = [
  'Figure',
  'Slider',
  'Segmented',
  'Select',
  'TextField',
  'Button',
  'CopyButton',
  'LineChart',
  'Matrix',
  'NetworkGraph',
  'Surface',
  'Plane',
  'Bars',
  'TokenStrip',
  'Inspect',
  'StageLine',
  'Steps',
  'DataTable',
  'TableTwin',
  'Predict',
  'Term',
  'Cite',
  'Formula',
] as const;

export type SpecimenName = (typeof SPECIMENS)[number];
