import { describe, expect, it } from 'vitest';
import { measurementIn } from '../../src/store/engine/measurement';
import { fakeStorage } from './fakeStorage';

const MEASURED = { device: 'simd: a processor', times: [{ name: 'simd', stepMs: 25 }] } as const;

describe('what was measured', () => {
  it('is there on the next visit, and not below another path of the same host', () => {
    const storage = fakeStorage();
    measurementIn(() => storage, '/a/engines').write(MEASURED);
    expect(measurementIn(() => storage, '/a/engines').read()).toEqual(MEASURED);
    expect(measurementIn(() => storage, '/b/engines').read()).toBeNull();
  });

  it.each(['', '{', '7', '{"device":7,"times":[]}', '{"device":"","times":[{"stepMs":"1"}]}'])(
    'is nothing where storage holds %j',
    (text) => {
      const storage = fakeStorage();
      storage.setItem('engines', text);
      expect(measurementIn(() => storage, 'engines').read()).toBeNull();
    },
  );

  it('is nothing, and no fault, where storage is refused', () => {
    const refused = measurementIn(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }, 'engines');
    expect(() => refused.write(MEASURED)).not.toThrow();
    expect(refused.read()).toBeNull();
  });
});
