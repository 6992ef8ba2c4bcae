import { afterEach, beforeAll, describe, expect } from 'vitest';
import { startEngine } from '../../src/engine/backends';
import { describeAgainstPyTorch } from './againstPyTorch';

const faults: string[] = [];

for (const name of ['webgpu', 'webgl', 'cpu'] as const) {
  describe(name, () => {
    beforeAll(async () => {
      const report = await startEngine(name, (message) => faults.push(message));
      expect(report.name).toBe(name);
    });
    afterEach(() => expect(faults.splice(0)).toEqual([]));
    describeAgainstPyTorch();
  });
}
