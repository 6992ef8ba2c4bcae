/** How a model is asked: by whose format. */

import { expect, it } from 'vitest';
import { documentPrompt } from '../../src/core/batches';
import { NOTHING_KNOWN, type About } from '../../src/core/files/about';
import { readModel } from '../../src/core/files/readModel';
import { createTokenizer, type TokenizerData } from '../../src/core/tokenizer/bpe';
import { chatFormatOf, promptAtOnce, type Asked } from '../../src/store/generation/chatFormat';
import { foreignTokenizer, savedFolder } from '../core/files/foreign';
import { TOKENIZER } from '../core/files/packages';

const { files } = savedFolder({ tokenizer: foreignTokenizer() });
const FOREIGN = readModel([...files].map(([name, bytes]) => ({ name, bytes }))).tokenizer;

interface Case {
  readonly data?: TokenizerData;
  readonly about?: Partial<About>;
  readonly template?: string;
  readonly opened?: boolean;
  /** Steps of fine-tuning, done here. */
  readonly tuned?: number;
  readonly shown?: Asked['shown'];
}

/** Of a life, what is looked at. */
function asked({ data = FOREIGN, about, template, opened = true, tuned, shown = null }: Case) {
  const of = { about: { ...NOTHING_KNOWN, ...about }, chatTemplate: template };
  return {
    model: { tokenizer: createTokenizer(data), ...(opened && { opened: of }) },
    runs: {
      pretraining: { origin: 'opened', step: 1 },
      fineTuning: tuned === undefined ? null : { origin: 'yours', step: tuned },
    },
    shown,
  } as unknown as Asked;
}

it.each([
  ['ours', { opened: false, data: TOKENIZER }],
  ['ours', { data: TOKENIZER }],
  // It was fine-tuned here, taken home, and opened again.
  ['ours', { about: { age: 'assistant' } }],
  ['own', { template: '{{ x }}' }],
  ['own', { template: '{{ x }}', about: { age: 'assistant' } }],
  ['own', { template: '{{ x }}', tuned: 0 }],
  ['own', { template: '{{ x }}', tuned: 9, shown: { phase: 'pretraining', step: 1 } }],
  ['ours', { template: '{{ x }}', tuned: 9 }],
  ['none', {}],
  ['none', { about: { age: 'base' } }],
  ['ours', { tuned: 9 }],
] as const)('is %s of %j', (format, of: Case) => {
  expect(chatFormatOf(asked(of))).toBe(format);
});

it('goes on with what is written, where no format is known', () => {
  const tokenizer = createTokenizer(FOREIGN);
  expect(promptAtOnce('none', tokenizer, 'Once')).toEqual(documentPrompt(tokenizer, 'Once'));
  expect(promptAtOnce('own', tokenizer, 'Once')).toBeNull();
});
