import { useEffect, useRef, useState } from 'react';
import { compareModels, type GeneratedText, type GenerateOptions } from '../../store';

export interface Writer {
  readonly name: string;
  readonly assistant: boolean;
}

/** What is asked for once, of all who write. */
export interface Wish extends Pick<GenerateOptions, 'sampling' | 'maxNewTokens' | 'seed'> {
  readonly form: 'question' | 'document';
  readonly text: string;
  readonly prompt: readonly number[];
  /** Who will write, in the order of the columns. */
  readonly writers: readonly Writer[];
}

export interface Sides {
  readonly wish: Wish;
  /** In the order of the writers. */
  readonly written: readonly GeneratedText[];
  readonly state: 'writing' | 'stopped' | 'done';
}

const UNWRITTEN: GeneratedText = { text: '', tokenCount: 0, ended: false };

/** What base and assistant write, one wish at a time; leaving the page ends it. */
export function useSides() {
  const [sides, setSides] = useState<Sides | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const clear = () => {
    controller.current?.abort();
    controller.current = null;
    setSides(null);
  };

  return {
    sides,
    clear,
    stop: () => controller.current?.abort(),
    async write(wish: Wish): Promise<void> {
      clear();
      const own = (controller.current = new AbortController());
      const show = (written: readonly GeneratedText[], state: Sides['state']) => {
        if (controller.current === own) setSides({ wish, written, state });
      };
      show(
        wish.writers.map(() => UNWRITTEN),
        'writing',
      );
      const written = await compareModels(wish.prompt, {
        ...wish,
        signal: own.signal,
        onTexts: (now) => show(now, 'writing'),
      });
      if (written) show(written, own.signal.aborted ? 'stopped' : 'done');
      else if (controller.current === own) clear();
    },
  };
}
