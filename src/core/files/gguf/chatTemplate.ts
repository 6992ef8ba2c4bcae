/** How a conversation is written down for a model: a template in Jinja. */

import { SPECIAL_TOKENS } from '../../tokenizer/tokenizerData';
import { brought, CHAT_TEMPLATE } from '../chat';
import type { Keys } from './read';
import { text, type Value } from './write';

const KEY = 'tokenizer.chat_template';

const [, , ASSISTANT] = SPECIAL_TOKENS;

/**
 * Ours, but that the space before an answer is left to the model, which writes it. Programs that turn
 * template and messages into tokens apart from one another, as node-llama-cpp does, would put that space
 * before the answer as a token of its own, and behind it no answer begins that the model has learnt. Others
 * hand an answer back as they got it, with its space.
 */
const TEMPLATE = CHAT_TEMPLATE.replace(`'${ASSISTANT} ' + `, `'${ASSISTANT}' + `);

/** @param chatTemplate of the model's own, in the place of ours */
export const templateKey = (chatTemplate = TEMPLATE): [key: string, value: Value] => [
  KEY,
  text(chatTemplate),
];

/** That of the model's own; nothing for ours. */
export function readTemplate(keys: Keys): string | undefined {
  const template = keys.text(KEY);
  return template === TEMPLATE ? undefined : brought({}, template);
}
