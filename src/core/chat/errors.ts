/** Why nothing can be said to a model by the chat template that it has brought along. */

import type { None } from '../errors';

export interface ChatErrors {
  /** @param detail what the template, or whoever runs it, has said */
  'chat.templateFailed': { readonly detail: string };
  'chat.templateTooLong': { readonly mostCharacters: number };
  'chat.templateTooSlow': { readonly seconds: number };
  'chat.templateEmpty': None;
  /** What runs it could not be had. */
  'chat.templateNotRun': None;
}
