import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import ui from '#strings/ui';
import { divergingScale, readColour, sequentialScale, useThemeVersion } from './colours';
import type { ColourName } from './colours';
import { formatCompact } from '../language/format';
import { cellAt, layOutMatrix, paintMatrix } from './matrixDraw';
import type { Cell } from './matrixDraw';
import { moveCell } from './moveCell';
import { TableTwin } from './TableTwin';
import { useFont } from './useFont';
import { useWidth } from './useWidth';

interface MatrixProps {
  /** What the matrix is, for its name and its table. */
  readonly label: string;
  /** `[rows, cols]`, row-major; what is not finite is hatched: no value. */
  readonly values: Float32Array;
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
  /** The labels are text of the model, such as tokens: no translator may touch them. */
  readonly verbatim?: boolean;
  /** `diverging`: blue below zero, orange above. Otherwise from paper to this colour. */
  readonly colour: 'diverging' | ColourName;
  /** Values at the two ends of the colour scale. */
  readonly domain: readonly [number, number];
  readonly format?: (value: number) => string;
  /** One sentence about a cell, for the readout. */
  readonly describe?: (cell: Cell, value: number) => string;
  /** What the readout says of a cell without a value. */
  readonly blankText?: string;
  readonly selected?: Cell | null;
  /** A cell was pointed at or moved to by arrow key; `null` on leaving. */
  readonly onInspect?: (cell: Cell | null) => void;
  /** A cell was clicked, or chosen by Enter or Space. */
  readonly onSelect?: (cell: Cell) => void;
  /** Largest side of a cell in CSS pixels. */
  readonly cellSize?: number;
}

const FONT = '12px Figtree, sans-serif';

/** The widest label, in CSS pixels, in the font that the canvas uses. */
const widest = (labels: readonly string[]): number => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = FONT;
  return Math.ceil(Math.max(0, ...labels.map((label) => context.measureText(label).width)));
};

/** A heat map on a canvas, with a cell to inspect, a cell to select, and a table of the same. */
export function Matrix(props: MatrixProps) {
  const { label, values, rowLabels, colLabels, colour, domain, cellSize = 30 } = props;
  const { format = formatCompact, selected = null, onInspect, onSelect } = props;
  const { blankText = ui.matrix.blank, verbatim = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const theme = useThemeVersion();
  const font = useFont(FONT);
  const [inspected, setInspected] = useState<Cell | null>(null);
  const [spoken, setSpoken] = useState('');
  const rows = rowLabels.length;
  const cols = colLabels.length;
  const geometry = useMemo(() => {
    if (width === 0) return null;
    const labelWidths = { row: widest(rowLabels), col: widest(colLabels) };
    return layOutMatrix([rowLabels.length, colLabels.length], width, cellSize, labelWidths);
    // oxlint-disable-next-line react/exhaustive-deps -- measured again when the font has come
  }, [rowLabels, colLabels, width, cellSize, font]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !geometry) return;
    const density = window.devicePixelRatio || 1;
    element.width = Math.round(geometry.width * density);
    element.height = Math.round(geometry.height * density);
    context.setTransform(density, 0, 0, density, 0, 0);
    const scale = colour === 'diverging' ? divergingScale() : sequentialScale(colour);
    const [ink, soft, rule] = [readColour('ink'), readColour('ink-soft'), readColour('rule')];
    const style = { scale, ink, soft, rule, font: FONT };
    paintMatrix(context, {
      geometry,
      values,
      domain,
      rowLabels,
      colLabels,
      ink: style,
      inspected,
      selected,
    });
  }, [geometry, values, domain, rowLabels, colLabels, colour, inspected, selected, theme, font]);

  const describe =
    props.describe ??
    ((cell) => ui.matrix.cell(rowLabels[cell.row], colLabels[cell.col], format(valueAt(cell))));
  const valueAt = ({ row, col }: Cell) => values[row * cols + col] ?? NaN;
  const sentence = (cell: Cell) =>
    Number.isFinite(valueAt(cell)) ? describe(cell, valueAt(cell)) : blankText;

  const inspect = (cell: Cell | null) => {
    if (cell?.row === inspected?.row && cell?.col === inspected?.col) return;
    setInspected(cell);
    onInspect?.(cell);
  };
  const pointed = (event: PointerEvent<HTMLCanvasElement>): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return geometry && cellAt(geometry, event.clientX - box.left, event.clientY - box.top);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = inspected ?? selected ?? { row: 0, col: 0 };
    const next = moveCell(current, event.key, rows, cols);
    if (next) {
      inspect(next);
      setSpoken(sentence(next));
    } else if (event.key === 'Enter' || event.key === ' ') onSelect?.(current);
    else return;
    event.preventDefault();
  };
  const shown = inspected ?? selected;
  const heading = (label: string) => (verbatim ? <bdi translate="no">{label}</bdi> : label);

  return (
    <div className="ui-matrix" ref={place}>
      <canvas
        ref={canvas}
        style={geometry ? { width: geometry.width, height: geometry.height } : undefined}
        role="application"
        aria-roledescription={ui.matrix.kind}
        aria-label={(onSelect ? ui.matrix.labelToOpen : ui.matrix.label)(label, rows, cols)}
        tabIndex={0}
        onPointerMove={(event) => inspect(pointed(event))}
        onPointerLeave={() => inspect(null)}
        onClick={(event) => {
          const cell = pointed(event as PointerEvent<HTMLCanvasElement>);
          if (cell) onSelect?.(cell);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          inspect(null);
          setSpoken('');
        }}
      />
      <p className="ui-readout">{shown ? sentence(shown) : '\u00a0'}</p>
      {/* Only what an arrow key moved to is read out: live values change without being asked. */}
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <TableTwin
        caption={label}
        columns={['', ...colLabels.map(heading)]}
        rows={() =>
          rowLabels.map((rowLabel, row) => [
            heading(rowLabel),
            ...colLabels.map((_, col) => {
              const each = values[row * cols + col] ?? NaN;
              return Number.isFinite(each) ? format(each) : '–';
            }),
          ])
        }
      />
    </div>
  );
}
