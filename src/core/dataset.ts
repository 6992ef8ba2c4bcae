/** What a model is trained on: plain documents, or conversations. */

import type { Warning } from './corpus/errors';

export interface Turn {
  readonly user: string;
  readonly assistant: string;
}

export type Conversation = readonly Turn[];

export interface DocumentSet {
  readonly kind: 'documents';
  readonly documents: readonly string[];
}

export interface ConversationSet {
  readonly kind: 'conversations';
  readonly conversations: readonly Conversation[];
}

export type Dataset = DocumentSet | ConversationSet;

/** A text of the reader's, ready to be learnt from. */
export interface OwnText {
  readonly documents: readonly string[];
  readonly warnings: readonly Warning[];
}
