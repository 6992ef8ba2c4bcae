/** How a tokenizer is used, for Hugging Face's `transformers`: `tokenizer_config.json`. */

import { isRecord } from '../guards';
import { SPECIAL_TOKENS, type TokenizerData } from '../tokenizer/tokenizerData';
import { field, type JsonObject } from './json';

const [END, USER, ASSISTANT] = SPECIAL_TOKENS;

/** `chatPrompt` of `batches.ts` in Jinja: what is said has a space before it. */
export const CHAT_TEMPLATE = [
  '{{ bos_token }}',
  '{% for message in messages %}',
  `{% if message['role'] == 'user' %}{{ '${USER} ' + message['content'] }}`,
  `{% elif message['role'] == 'assistant' %}{{ '${ASSISTANT} ' + message['content'] + eos_token }}`,
  "{% else %}{{ raise_exception('Expected the roles user and assistant, got ' + message['role'] + '.') }}",
  '{% endif %}{% endfor %}',
  `{% if add_generation_prompt %}${ASSISTANT}{% endif %}`,
].join('');

/** @param chatTemplate of the model's own, in the place of ours */
export function tokenizerConfig(
  contextLength: number,
  { vocabulary }: TokenizerData,
  chatTemplate = CHAT_TEMPLATE,
): JsonObject {
  const nameOf = (id: number) => vocabulary?.tokens[id] ?? END;
  const begin = vocabulary ? nameOf(vocabulary.beginId) : END;
  const end = vocabulary ? nameOf(vocabulary.endId) : END;
  const special = vocabulary?.added.filter((token) => token.special).map(({ id }) => nameOf(id));
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: begin,
    eos_token: end,
    pad_token: end,
    additional_special_tokens: special?.filter((name) => name !== begin && name !== end) ?? [
      USER,
      ASSISTANT,
    ],
    model_max_length: contextLength,
    model_input_names: ['input_ids', 'attention_mask'],
    clean_up_tokenization_spaces: false,
    chat_template: chatTemplate,
  };
}

/**
 * The chat template that a model has brought along, unless it is ours: that of `tokenizer_config.json`,
 * the default one of several there, or a file of its own.
 */
export function brought(usage: JsonObject, file: string | undefined): string | undefined {
  const value = field(usage, 'chat_template');
  const several: readonly unknown[] = Array.isArray(value) ? value : [];
  const ofName = several.filter(isRecord).find((one) => one['name'] === 'default')?.['template'];
  const template = file ?? ofName ?? value;
  return typeof template === 'string' && template !== CHAT_TEMPLATE ? template : undefined;
}
