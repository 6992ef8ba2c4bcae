/** The parts that every figure is made of. They know nothing of models: props in, callbacks out. */

export { Bars } from './Bars';
export type { Bar } from './Bars';
export { Button } from './Button';
export { divergingScale, readColour, sequentialScale, useThemeVersion } from './colours';
export type { ColourName, ColourScale } from './colours';
export { CopyButton } from './CopyButton';
export { DataTable } from './DataTable';
export { Figure } from './Figure';
export * from '../language/format';
export { formatLarge, parseNumber } from '../language/largeNumber';
export { LineChart } from './LineChart';
export type { Axis, Marker, Point, Reference, Series } from './lineChartLayout';
export { firstOf, linked, useLinked, useLinkState } from './linkState';
export type { LinkSchema, LinkState } from './linkState';
export { Matrix } from './Matrix';
export type { Cell } from './matrixDraw';
export { moveCell } from './moveCell';
export { Plane } from './Plane';
export type { Place } from './Plane';
export { Segmented } from './Segmented';
export { Select } from './Select';
export { Slider } from './Slider';
export { Step, Steps } from './Steps';
export { Surface } from './Surface';
export { TableTwin } from './TableTwin';
export { TextField } from './TextField';
export { useWidth } from './useWidth';
