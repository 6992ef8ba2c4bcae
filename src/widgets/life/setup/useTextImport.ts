import { useState } from 'react';
import { errorMessage, reading, type Own, type OwnKind } from '../../../store';
import type { Given } from './inputFiles';

export interface TextImport {
  /** A sentence each, about what was given last; none when it was taken. */
  readonly refused: readonly string[];
  readonly busy: boolean;
  /** @param read throws a ReaderError for what cannot be taken */
  readonly give: (read: () => Given | Promise<Given>) => Promise<boolean>;
}

/**
 * Takes something of the reader's own, or says why not.
 * @param onTaken is told what is known of it
 */
export function useTextImport(kind: OwnKind, onTaken: (own: Own) => void): TextImport {
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);

  const give = async (read: () => Given | Promise<Given>): Promise<boolean> => {
    const refuse = (sentences: string) => {
      setRefused(sentences.split('\n'));
      return false;
    };
    setBusy(true);
    setRefused([]);
    try {
      const { name, bytes } = await read();
      // Reading a large text takes a moment: first it is said.
      await painted();
      const brought = await reading.bring(kind, name, bytes);
      if ('refused' in brought) return refuse(brought.refused);
      onTaken(brought.taken);
      return true;
    } catch (error) {
      return refuse(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return { refused, busy, give };
}

/** After what has just been set is on screen; a hidden page has no frames to wait for. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
