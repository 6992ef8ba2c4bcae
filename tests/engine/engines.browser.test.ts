import type { EngineLostError } from '../../src/core/engineErrors';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COMPLETE } from '../../src/core/encoderDecoder';
import { startEngine } from '../../src/engine/select/chooseEngine';
import type { Engine } from '../../src/engine/backend';
import { disposeModel } from '../../src/engine/model';
import { goldenPairs } from '../fixtures/goldenPairs';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describePairsAgainstPyTorch, goldenModel } from './pairsAgainstPyTorch';

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
    if (name === 'webgpu') {
      it('says that it has not the encoder–decoder, so that another is taken', () => {
        const model = goldenModel();
        expect(() => engine.createPairTrainer(model, goldenPairs.training, COMPLETE)).toThrow(
          expect.objectContaining({ code: 'engine.noEncoderDecoder' }) as Error,
        );
        expect(() => engine.createTranslator(model, [[3]], COMPLETE)).toThrow(
          expect.objectContaining({ code: 'engine.noEncoderDecoder' }) as Error,
        );
        disposeModel(model);
      });
    } else describePairsAgainstPyTorch(() => engine);
  });
}
