import { describe, expect, it } from 'vitest';
import { partsNamed, partsOf, without } from '../../src/widgets/HeadAblation/parts';
import { keyOf, textOf } from '../../src/widgets/life/attention/places';

const config = { nLayer: 2, nHead: 3 };

describe('parts', () => {
  it('are the heads and the MLP of each layer, in their order', () => {
    const keys = ['0.0', '0.1', '0.2', '0.mlp', '1.0', '1.1', '1.2', '1.mlp'];
    expect(partsOf(config).map(keyOf)).toEqual(keys);
  });

  it('are named in a link, and those that a model has not are left out', () => {
    const parts = partsNamed('1.mlp 0.2 7.1 0.9 nonsense', config);
    expect(textOf(parts)).toBe('0.2 1.mlp');
    expect(partsNamed('', config)).toEqual([]);
  });

  it('are silenced: a head by itself, an MLP whole', () => {
    const scale = { kind: 'scale', factor: 0 };
    expect(without(partsNamed('0.2 1.mlp', config))).toEqual([
      { at: 'layers.0.attentionHeads', head: 2, change: scale },
      { at: 'layers.1.mlpOut', change: scale },
    ]);
  });
});
