import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { placeSeen, toWorld, within, zoomed, type Camera } from './camera';
import type { Spot } from './Drawing';
import { spotAt } from './layout';
import type { Scene } from './paint';

interface Drawn {
  readonly camera: RefObject<Camera>;
  readonly latest: RefObject<Scene>;
  readonly draw: RefObject<(camera: Camera) => void>;
  readonly halt: RefObject<() => void>;
  readonly spot: Spot;
  readonly onGo: (next: Spot) => void;
}

type Point = readonly [number, number];

/** So long after the last movement the drawing says where it has led. */
const QUIET_MS = 160;
/** A pointer that moves less has pressed. */
const SLACK = 4;
/** A cell that is so large is the one that is looked at. */
const CELL_SEEN = 42;

/**
 * Two fingers, Ctrl and the wheel (which is what a pinch on a touchpad is), and dragging with a mouse. One
 * finger scrolls the page.
 * @returns whether they have led to where the reader is now
 */
export function useGestures(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawn: Drawn,
): RefObject<boolean> {
  const arrived = useRef(false);
  const shown = useRef(drawn);
  useEffect(() => {
    shown.current = drawn;
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pinch: { middle: Point; apart: number } | null = null;
    let drag: { at: Point; moved: boolean } | null = null;

    const here = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return [clientX - box.left, clientY - box.top];
    };
    /** Says where it has led, once nothing moves any more. */
    const settle = (point: Point) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { camera, latest, spot: now, onGo } = shown.current;
        const { world, plot, pictures } = latest.current;
        const spot = toWorld(camera.current, plot, ...point);
        const { place, column } = placeSeen(camera.current, world, plot, spot);
        const { row, at } = spotAt(world, ...spot);
        const cell = row ? (0.75 / row.part.cols) * camera.current.across : 0;
        const isNumber = pictures !== null && row?.part.name === place && cell > CELL_SEEN;
        const next = { place, column, at: isNumber ? at : -1 };
        if (next.place === now.place && next.column === now.column && next.at === now.at) return;
        arrived.current = true;
        onGo(next);
      }, QUIET_MS);
    };
    const zoom = (point: Point, factor: number) => {
      const { camera, latest, draw, halt } = shown.current;
      const { world, plot } = latest.current;
      halt.current();
      draw.current(zoomed(camera.current, world, plot, point, factor));
      settle(point);
    };
    const move = (from: Point, to: Point) => {
      const { camera, latest, draw, halt } = shown.current;
      const { world, plot } = latest.current;
      halt.current();
      const { x, y, across, down } = camera.current;
      const [dx, dy] = [(to[0] - from[0]) / across, (to[1] - from[1]) / down];
      draw.current(within(world, plot, { across, down, x: x - dx, y: y - dy }));
    };

    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const turned = event.deltaMode === 0 ? event.deltaY : 16 * event.deltaY;
      zoom(here(event), Math.exp(-0.008 * Math.max(-60, Math.min(60, turned))));
    };
    const fingers = ({ touches }: TouchEvent) => {
      const [a, b] = [here(touches[0]), here(touches[1])];
      return {
        middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const,
        apart: Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1])),
      };
    };
    const onTouch = (event: TouchEvent) => {
      if (event.touches.length !== 2) {
        pinch = null;
        return;
      }
      event.preventDefault();
      const next = fingers(event);
      if (pinch) {
        move(pinch.middle, next.middle);
        zoom(next.middle, next.apart / pinch.apart);
      }
      pinch = next;
    };
    const onDown = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button === 0) {
        drag = { at: here(event), moved: false };
      }
    };
    const onMove = (event: PointerEvent) => {
      if (!drag) return;
      const next = here(event);
      const far = Math.hypot(next[0] - drag.at[0], next[1] - drag.at[1]) > SLACK;
      if (!drag.moved && !far) return;
      move(drag.at, next);
      drag = { at: next, moved: true };
    };
    const onUp = () => {
      // A press follows the release at once; what has moved is no press.
      setTimeout(() => (drag = null));
    };
    const onClick = (event: MouseEvent) => {
      if (drag?.moved) event.stopPropagation();
    };

    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchstart', onTouch, { passive: false });
    element.addEventListener('touchmove', onTouch, { passive: false });
    element.addEventListener('touchend', onTouch);
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('click', onClick);
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouch);
      element.removeEventListener('touchmove', onTouch);
      element.removeEventListener('touchend', onTouch);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('click', onClick);
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
    };
  }, [canvas]);
  return arrived;
}
