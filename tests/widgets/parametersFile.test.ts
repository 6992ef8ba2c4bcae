import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/core/config';
import { packModel } from '../../src/core/files/modelPackage';
import { countByPart, PARAMETER_PARTS } from '../../src/core/parameterShares';
import { contentsOf, partOfTensor } from '../../src/widgets/ParametersFile/contents';
import { bytesByPart, hexOf } from '../../src/widgets/ParametersFile/insides';
import { somePackage } from '../core/files/packages';

describe('what is in a parameters.zip', () => {
  const model = somePackage({ config: { tiedHead: false } });
  const zip = packModel(model, { 'README.md': '# A model' });
  const contents = contentsOf(zip);

  it('is six files, and the archive is about as large as what it holds of numbers', () => {
    expect(contents.files.map(({ name }) => name)).toEqual([
      'README.md',
      'config.json',
      'generation_config.json',
      'model.safetensors',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(contents.files[0].bytes).toBe('# A model'.length);
    expect(contents.zipBytes).toBe(zip.length);
  });

  it('has four bytes for every parameter, and every byte in its place', () => {
    const { tensors, headerBytes, fileBytes } = contents;
    expect(fileBytes - headerBytes).toBe(4 * countParameters(model.config));
    let at = headerBytes;
    for (const { begin, end, count } of tensors) {
      expect(begin).toBe(at);
      expect(end - begin).toBe(4 * count);
      at = end;
    }
    expect(at).toBe(fileBytes);
  });

  it('has the parts of the model', () => {
    const counts = countByPart(model.config);
    const bytes = bytesByPart(contents.tensors);
    for (const part of PARAMETER_PARTS) expect(bytes[part], part).toBe(4 * counts[part]);
  });

  it('has its numbers as they are', () => {
    const first = (name: string) => contents.tensors.find((one) => one.name === name)!;
    const embedding = first('model.embed_tokens.weight');
    expect(embedding.first).toBe(model.parameters['embedding'].data[0]);
    const bytes = new Uint8Array(model.parameters['embedding'].data.slice(0, 1).buffer);
    expect(embedding.firstBytes).toEqual([...bytes]);
    // Keys lie behind the queries in what is one matrix here.
    const { dModel } = model.config;
    expect(first('model.layers.1.self_attn.k_proj.weight').first).toBe(
      model.parameters['layers.1.qkv'].data[dModel * dModel],
    );
  });
});

it('tensors belong to parts by their names', () => {
  const parts = [
    'lm_head.weight',
    'model.embed_tokens.weight',
    'model.norm.weight',
    'model.layers.0.input_layernorm.weight',
    'model.layers.0.post_attention_layernorm.weight',
    'model.layers.0.self_attn.o_proj.weight',
    'model.layers.0.mlp.up_proj.weight',
  ].map(partOfTensor);
  expect(parts).toEqual([
    ...['embedding', 'embedding', 'norms', 'norms', 'norms', 'attention', 'mlp'],
  ]);
});

it('bytes are written in base sixteen', () => {
  expect(hexOf([0, 10, 159, 255])).toBe('00 0a 9f ff');
});
