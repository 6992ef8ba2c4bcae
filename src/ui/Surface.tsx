import { useEffect, useRef } from 'react';
import { surfaceColours, useThemeVersion } from './colours';
import { paintSurface } from './surfaceDraw';
import { useWidth } from './useWidth';

interface SurfaceProps {
  /** `[size²]`, rows from the top. */
  readonly values: Float32Array;
  /** Whose change of sign is the line, where it is not that of the values; as many. */
  readonly edge?: Float32Array;
  /** Samples a side. */
  readonly size: number;
  /** The value that has the full colour of either sign; 1 by default. */
  readonly extent?: number;
  /** In CSS pixels. */
  readonly lineWidth?: number;
}

/** Just above zero, so that what is zero over a whole region has its border drawn, not its inside. */
const LEVEL = 1e-4;

/**
 * A function of the plane as colours, blue below zero and orange above, with a line where it
 * changes sign. Square, as wide as its place; says nothing to a screen reader.
 */
export function Surface({ values, edge = values, size, extent = 1, lineWidth = 1 }: SurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const theme = useThemeVersion();

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const density = window.devicePixelRatio || 1;
    const side = Math.round(width * density);
    // To set it, even to the same, makes a new canvas.
    if (element.width !== side || element.height !== side) element.width = element.height = side;
    paintSurface(context, {
      values,
      edge,
      size,
      extent,
      level: LEVEL,
      ...surfaceColours(),
      lineWidth: lineWidth * density,
    });
  }, [values, edge, size, extent, lineWidth, width, theme]);

  return <canvas className="ui-surface" ref={canvas} aria-hidden="true" />;
}
