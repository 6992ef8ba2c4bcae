import type { EngineLostError } from '../../src/core/engineErrors';
import { afterEach, beforeAll, describe, expect } from 'vitest';
import { startEngine } from '../../src/engine/select/chooseEngine';
import type { Engine } from '../../src/engine/backend';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describeInterventions } from './interventions';
import { describeNetworks } from './networks';
import { describeOpenStep } from './openStep';
import { describePairsAgainstPyTorch } from './pairsAgainstPyTorch';
import { describeRotation } from './rotation';

const faults: EngineLostError[] = [];

for (const name of ['simd', 'webgpu', 'webgl', 'cpu'] as const) {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine({ engine: name }, (fault) => faults.push(fault));
      expect(engine.report.name).toBe(name);
    });
    afterEach(() => expect(faults.splice(0)).toEqual([]));
    describeAgainstPyTorch(() => engine);
    describeOpenStep(() => engine, 1e-6);
    describeInterventions();
    describeRotation();
    describeNetworks(1e-3);
    describePairsAgainstPyTorch(() => engine);
  });
}
