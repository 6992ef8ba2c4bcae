/** One question with its answer. */

import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { WrittenToken } from '../../store';
import type { QuestionFacts } from './remarks';

export interface Exchange {
  readonly id: number;
  readonly question: string;
  /** The field was empty: it is the example that stood in it. */
  readonly isExample: boolean;
  /** At which it is answered. */
  readonly temperature: number;
  /** As far as it has come. */
  readonly answer: string;
  readonly state: 'writing' | 'ended' | 'cut' | 'stopped';
  /** Who answered: the model may change between two questions. `null`: there is nobody yet. */
  readonly by: string | null;
  /** Of the model that answered. */
  readonly tokenizer: Tokenizer | null;
  readonly tokens: readonly WrittenToken[];
  /** What is to be known of the question; `null` until that is found. */
  readonly facts: QuestionFacts | null;
}
