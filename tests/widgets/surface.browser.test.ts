import { afterEach, expect, it, vi } from 'vitest';
import { paintSurface } from '../../src/ui/surfaceDraw';

afterEach(() => vi.unstubAllGlobals());

it('paints its values where the browser has no OffscreenCanvas', () => {
  vi.stubGlobal('OffscreenCanvas', undefined);
  const canvas = document.createElement('canvas');
  canvas.width = 40;
  canvas.height = 40;
  const context = canvas.getContext('2d')!;
  const values = Float32Array.of(-1, 1, -1, 1);
  const scale = (at: number) => (at < 0.5 ? 'rgb(255, 0, 0)' : 'rgb(0, 0, 255)');
  paintSurface(context, {
    values,
    edge: values,
    size: 2,
    extent: 1,
    level: 5,
    scale,
    ink: 'black',
    lineWidth: 1,
  });
  // Smooth between its samples, which lie on the border.
  const [left, right] = [0, 39].map((x) => context.getImageData(x, 20, 1, 1).data);
  expect(left[0]).toBeGreaterThan(200);
  expect(left[2]).toBeLessThan(55);
  expect(right[2]).toBeGreaterThan(200);
  expect(right[0]).toBeLessThan(55);
});
