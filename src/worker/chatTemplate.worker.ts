/** Runs the chat template of a model, apart from the page: a template is a program, and may never end. */

import { renderTemplate, type TemplateQuestion } from '../core/chat/renderTemplate';
import { sendError, type SentError } from './errorTransfer';

export type Rendered =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'error'; readonly error: SentError };

const post = (rendered: Rendered) => postMessage(rendered);

addEventListener('message', ({ data }: MessageEvent<TemplateQuestion>) => {
  post({ kind: 'begun' });
  try {
    post({ kind: 'written', text: renderTemplate(data) });
  } catch (error) {
    post({ kind: 'error', error: sendError(error) });
  }
});
