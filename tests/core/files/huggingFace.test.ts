/** Other software opens a model that leaves the guide, and finds in it what we put in. */

import { Template } from '@huggingface/jinja';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { chatPrompt, documentPrompt } from '../../../src/core/batches';
import { llamaConfig, toLlama } from '../../../src/core/files/llama';
import { readSafetensors, writeSafetensors } from '../../../src/core/files/safetensors';
import { readZip } from '../../../src/core/files/zip';
import { tokenizerJson } from '../../../src/core/files/tokenizerJson';
import { smallWorldDocuments } from '../../../src/core/corpus/smallWorld';
import { createTokenizer, tokenizerData, trainTokenizer } from '../../../src/core/tokenizer/bpe';
import { golden, type GoldenName } from '../../fixtures/golden';
import { llamaForCausalLM } from './huggingFaceLlama';
import { somePackage, TOKENIZER } from './packages';
import { anyText, ODD_TEXTS } from './texts';
import { packForReader } from '../../../src/store/model/packForReader';

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

const files = readZip(packForReader(somePackage()));
const json = (name: string) =>
  JSON.parse(new TextDecoder().decode(files.get(name))) as Record<string, unknown>;

const ours = createTokenizer(TOKENIZER);
const opened = (file: Record<string, unknown>) =>
  new Tokenizer(file, json('tokenizer_config.json'));
const theirs = opened(json('tokenizer.json'));
const encodedBy = (tokenizer: Tokenizer, text: string) =>
  tokenizer.encode(text, { add_special_tokens: false }).ids;
const encoded = (text: string) => encodedBy(theirs, text);
const TEXTS = [...ODD_TEXTS, ...Array.from({ length: 500 }, (_, seed) => anyText(seed))];

describe('tokenizer.json', () => {
  it.each([1, 2] as const)(
    "gives Hugging Face's tokenizer our tokens, by word pattern %i",
    (by) => {
      const data = tokenizerData(TOKENIZER.merges, by);
      const [here, there] = [createTokenizer(data), opened(tokenizerJson(data))];
      for (const text of TEXTS) {
        expect(encodedBy(there, text), JSON.stringify(text)).toEqual(here.encode(text));
        if (text !== '') expect(there.decode(here.encode(text)), JSON.stringify(text)).toBe(text);
      }
    },
  );

  it("gives the tokens that GPT-2's pattern gives, where no merge reaches across a mark", () => {
    const data = trainTokenizer(smallWorldDocuments(), 856);
    const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: true };
    const there = opened({ ...tokenizerJson(data), pre_tokenizer: byteLevel });
    const here = createTokenizer(data);
    for (const text of TEXTS) {
      expect(encodedBy(there, text), JSON.stringify(text)).toEqual(here.encode(text));
    }
  });

  it('begins a text as our documents begin', () => {
    const text = 'The zebra eats';
    expect(theirs.encode(text).ids).toEqual(documentPrompt(ours, text));
  });

  it('knows the special tokens by our ids', () => {
    const names = [ours.endId, ours.userId, ours.assistantId].map((id) => theirs.id_to_token(id!));
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
