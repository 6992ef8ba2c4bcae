import type { Lost } from '../../src/core/obstacles';
import { afterEach, beforeAll, describe, expect } from 'vitest';
import { startEngine } from '../../src/engine/choose';
import type { Engine } from '../../src/engine/engine';
import { describeAgainstPyTorch } from './againstPyTorch';

const faults: Lost[] = [];

for (const name of ['simd', 'webgpu', 'webgl', 'cpu'] as const) {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine({ engine: name }, (fault) => faults.push(fault));
      expect(engine.report.name).toBe(name);
    });
    afterEach(() => expect(faults.splice(0)).toEqual([]));
    describeAgainstPyTorch(() => engine);
  });
}
