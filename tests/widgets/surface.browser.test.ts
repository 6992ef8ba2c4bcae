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
  const scale = (value: number) => (value < 0 ? 'rgb(255, 0, 0)' : 'rgb(0, 0, 255)');
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
  expect([...context.getImageData(0, 20, 1, 1).data]).toEqual([255, 0, 0, 255]);
  expect([...context.getImageData(39, 20, 1, 1).data]).toEqual([0, 0, 255, 255]);
});
