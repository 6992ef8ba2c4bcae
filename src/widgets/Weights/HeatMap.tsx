import { rgb } from 'd3';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import ui from '#strings/ui';
import strings from '#strings/figures/Weights';
import { divergingScale, moveCell, useThemeVersion, useWidth, type Cell } from '../../ui';
import { cellUnder, cornerOf, foldMatrix, LINE_GAP, type Folding } from './folding';
import './heat-map.css';

interface HeatMapProps {
  readonly label: string;
  /** `[rows, cols]`, row-major */
  readonly values: Float32Array;
  readonly rows: number;
  readonly cols: number;
  /** Blue at −end and below, orange at end and above. */
  readonly end: number;
  /** Rows with a line beside them. */
  readonly marked: ReadonlySet<number>;
  readonly cell: Cell;
  readonly onCell: (cell: Cell) => void;
  /** One sentence about a cell, read out when an arrow key has moved to it. */
  readonly describe: (cell: Cell) => string;
}

/** The least side of the ring round a cell, in CSS pixels, lest it cannot be seen. */
const LEAST_RING = 9;

/** A matrix of any size as colours, with one cell to look at, by pointer or arrow keys. */
export function HeatMap(props: HeatMapProps) {
  const { label, values, rows, cols, end, marked, cell, onCell, describe } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const theme = useThemeVersion();
  const [spoken, setSpoken] = useState('');
  const folding = useMemo(() => foldMatrix(rows, cols, Math.max(1, width)), [rows, cols, width]);
  // The last line has its marks below it, too.
  const height = folding.height + (marked.size > 0 ? LINE_GAP : 0);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || width === 0) return;
    paint(context, values, cols, end, folding, height);
    markRows(context, marked, folding);
  }, [values, cols, end, marked, folding, height, width, theme]);

  const pointed = ({ currentTarget, clientX, clientY, buttons, type }: PointerEvent) => {
    // A finger that scrolls past chooses nothing.
    if (type === 'pointermove' && buttons === 0) return;
    const box = currentTarget.getBoundingClientRect();
    const under = cellUnder(folding, clientX - box.left, clientY - box.top);
    if (under) onCell(under);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys follow the picture, in which the longer side lies across.
    const { turned, along, across } = folding;
    const drawn = turned ? { row: cell.col, col: cell.row } : cell;
    const moved = moveCell(drawn, event.key, across, along);
    if (!moved) return;
    event.preventDefault();
    const next = turned ? { row: moved.col, col: moved.row } : moved;
    onCell(next);
    setSpoken(describe(next));
  };

  const { x, y } = cornerOf(folding, cell);
  const ring = Math.max(LEAST_RING, folding.cell + 3);
  const shift = (ring - folding.cell) / 2;
  return (
    <div className="weights-place" ref={place}>
      <div
        className="weights-sheet"
        style={{ width: folding.width, height }}
        role="application"
        aria-roledescription={ui.matrix.kind}
        aria-label={strings.heatMap(label, rows, cols)}
        tabIndex={0}
        onPointerDown={pointed}
        onPointerMove={pointed}
        onKeyDown={onKeyDown}
        onBlur={() => setSpoken('')}
      >
        <canvas ref={canvas} style={{ width: folding.width, height }} />
        <span
          className="weights-ring"
          style={{ left: x - shift, top: y - shift, width: ring, height: ring }}
        />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </div>
  );
}

const SHADES = 256;

/** One pixel a number, enlarged line by line. */
function paint(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  cols: number,
  end: number,
  { turned, along, across, cell, perLine, lines, width }: Folding,
  height: number,
): void {
  const density = window.devicePixelRatio || 1;
  context.canvas.width = Math.round(width * density);
  context.canvas.height = Math.round(height * density);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.imageSmoothingEnabled = false;
  const scale = divergingScale();
  const shades = Array.from({ length: SHADES }, (_, i) => rgb(scale(i / (SHADES - 1))));
  const image = new ImageData(along, across);
  for (let long = 0; long < along; long++) {
    for (let short = 0; short < across; short++) {
      const value = values[turned ? long * cols + short : short * cols + long];
      const t = Math.min(1, Math.max(0, (value / end + 1) / 2));
      const { r, g, b } = shades[Math.round(t * (SHADES - 1))];
      image.data.set([r, g, b, 255], 4 * (short * along + long));
    }
  }
  const pixels = document.createElement('canvas');
  pixels.width = along;
  pixels.height = across;
  pixels.getContext('2d')?.putImageData(image, 0, 0);
  for (let line = 0; line < lines; line++) {
    const from = line * perLine;
    const count = Math.min(perLine, along - from);
    const top = line * (across * cell + LINE_GAP);
    context.drawImage(pixels, from, 0, count, across, 0, top, count * cell, across * cell);
  }
}

/** Between the numbers and the line. */
const MARK_GAP = 2;
const MARK = 3;

/** A line along the marked rows: below them where they stand upright, beside them where they lie. */
function markRows(
  context: CanvasRenderingContext2D,
  marked: ReadonlySet<number>,
  { turned, across, cell, perLine }: Folding,
): void {
  // What lies has no margin, and no rows of tokens.
  if (!turned) return;
  context.fillStyle = getComputedStyle(context.canvas).color;
  for (const row of marked) {
    const line = Math.floor(row / perLine);
    const top = line * (across * cell + LINE_GAP) + across * cell + MARK_GAP;
    context.fillRect((row % perLine) * cell, top, cell, MARK);
  }
}
