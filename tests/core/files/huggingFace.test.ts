/** Other software opens a model that leaves the guide, and finds in it what we put in. */

import { Template } from '@huggingface/jinja';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { chatPrompt, documentPrompt } from '../../../src/core/batches';
import { llamaConfig, toLlama } from '../../../src/core/files/llama';
import { packModel } from '../../../src/core/files/package';
import { readSafetensors, writeSafetensors } from '../../../src/core/files/safetensors';
import { readZip } from '../../../src/core/files/zip';
import { createTokenizer } from '../../../src/core/tokenizer/bpe';
import { golden, type GoldenName } from '../../fixtures/golden';
import { llamaForCausalLM } from './huggingFaceLlama';
import { somePackage, TOKENIZER } from './packages';
import { anyText, ODD_TEXTS } from './texts';

describe('the layout of Hugging Face', () => {
  it.each(Object.keys(golden) as GoldenName[])("gives PyTorch's logits for %s", (name) => {
    const { config, parameters, inputs, logits } = golden[name];
    const { arrays } = readSafetensors(writeSafetensors(toLlama(config, parameters)));
    const got = inputs.flatMap((row) => llamaForCausalLM(llamaConfig(config, 0), arrays, row));
    const flat = got.flat();
    expect(flat).toHaveLength(logits.data.length);
    const difference = flat.map((value, i) => Math.abs(value - logits.data[i]));
    expect(Math.max(...difference)).toBeLessThan(1e-5);
  });
});

const files = readZip(packModel(somePackage()));
const json = (name: string) =>
  JSON.parse(new TextDecoder().decode(files.get(name))) as Record<string, unknown>;

const ours = createTokenizer(TOKENIZER);
const theirs = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
const encoded = (text: string) => theirs.encode(text, { add_special_tokens: false }).ids;

describe('tokenizer.json', () => {
  it.each(ODD_TEXTS)("gives Hugging Face's tokenizer our tokens of %j", (text) => {
    expect(encoded(text)).toEqual(ours.encode(text));
    expect(theirs.decode(ours.encode(text))).toBe(text);
  });

  it('gives it our tokens of any text', () => {
    for (let seed = 0; seed < 500; seed++) {
      const text = anyText(seed);
      expect(encoded(text), JSON.stringify(text)).toEqual(ours.encode(text));
    }
  });

  it('begins a text as our documents begin', () => {
    const text = 'The zebra eats';
    expect(theirs.encode(text).ids).toEqual(documentPrompt(ours, text));
  });

  it('knows the special tokens by our ids', () => {
    const names = [ours.endId, ours.userId, ours.assistantId].map((id) => theirs.id_to_token(id));
    expect(names).toEqual(['<|end|>', '<|user|>', '<|assistant|>']);
    expect(theirs.decode([97, ours.endId], { skip_special_tokens: true })).toBe('a');
  });
});

describe('the chat template', () => {
  const { chat_template, bos_token, eos_token } = json('tokenizer_config.json');
  const render = (messages: readonly { role: string; content: string }[], ask = true) =>
    new Template(String(chat_template)).render({
      messages,
      bos_token,
      eos_token,
      add_generation_prompt: ask,
    });
  const turns = [
    { user: 'What do zebras eat?', assistant: 'The zebra eats grass.' },
    { user: '  Thank you! 👋 {{ x }}', assistant: '' },
  ];
  const messages = turns.flatMap(({ user, assistant }) => [
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ]);

  it.each([0, 1, 2])('makes our prompt after %i turns', (count) => {
    const asked = [...messages.slice(0, 2 * count), { role: 'user', content: 'Where?' }];
    expect(encoded(render(asked))).toEqual(chatPrompt(ours, turns.slice(0, count), 'Where?'));
  });

  it('makes what we train on', () => {
    const said = [...ours.encode(` ${turns[0].assistant}`), ours.endId];
    expect(encoded(render(messages.slice(0, 2), false))).toEqual([
      ...chatPrompt(ours, [], turns[0].user),
      ...said,
    ]);
  });

  it('refuses a role that the model does not know', () => {
    expect(() => render([{ role: 'system', content: 'Be kind.' }])).toThrow('got system.');
  });
});
