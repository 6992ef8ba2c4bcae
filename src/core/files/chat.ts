/** How a tokenizer is used, for Hugging Face's `transformers`: `tokenizer_config.json`. */

import { SPECIAL_TOKENS } from '../tokenizer/tokenizerData';
import type { JsonObject } from './json';

const [END, USER, ASSISTANT] = SPECIAL_TOKENS;

/** `chatPrompt` of `batches.ts` in Jinja: what is said has a space before it. */
const CHAT_TEMPLATE = [
  '{{ bos_token }}',
  '{% for message in messages %}',
  `{% if message['role'] == 'user' %}{{ '${USER} ' + message['content'] }}`,
  `{% elif message['role'] == 'assistant' %}{{ '${ASSISTANT} ' + message['content'] + eos_token }}`,
  "{% else %}{{ raise_exception('Expected the roles user and assistant, got ' + message['role'] + '.') }}",
  '{% endif %}{% endfor %}',
  `{% if add_generation_prompt %}${ASSISTANT}{% endif %}`,
].join('');

export const tokenizerConfig = (contextLength: number): JsonObject => ({
  tokenizer_class: 'PreTrainedTokenizerFast',
  bos_token: END,
  eos_token: END,
  pad_token: END,
  additional_special_tokens: [USER, ASSISTANT],
  model_max_length: contextLength,
  model_input_names: ['input_ids', 'attention_mask'],
  clean_up_tokenization_spaces: false,
  chat_template: CHAT_TEMPLATE,
});
