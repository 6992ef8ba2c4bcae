import { afterEach, beforeAll, describe, expect } from 'vitest';
import { startEngine, type Engine } from '../../src/engine/backends';
import { describeAgainstPyTorch } from './againstPyTorch';

const faults: string[] = [];

for (const name of ['simd', 'webgpu', 'webgl', 'cpu'] as const) {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine(name, (message) => faults.push(message));
      expect(engine.report.name).toBe(name);
    });
    afterEach(() => expect(faults.splice(0)).toEqual([]));
    describeAgainstPyTorch(() => engine);
  });
}
