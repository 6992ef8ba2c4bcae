import { useState } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import { formatFixed, type Place } from '../../ui';
import { addDot, MOST_DOTS, readOwnDots, removeDot, writeOwnDots, type OwnDot } from './ownDots';

/** What a press on the plane does. */
export type Tool = 'round' | 'square' | 'remove' | 'look';

export interface OwnDots {
  readonly tool: Tool;
  readonly choose: (tool: Tool) => void;
  readonly count: number;
  readonly canUndo: boolean;
  readonly undo: () => void;
  readonly clear: () => void;
  /** What has been done, for who does not see it. */
  readonly said: string;
  readonly press: (place: Place) => void;
  /** A key on the plane, with its cross-hair there. @returns whether it means anything */
  readonly key: (key: string, place: Place) => boolean;
  readonly forget: () => void;
}

const MOST_UNDONE = 100;
const words = strings.own;

/** The reader's own dots, as a link writes them, and what sets, removes and restores them. */
export function useOwnDots(written: string, onChange: (written: string) => void): OwnDots {
  const [tool, setTool] = useState<Tool>('round');
  const [past, setPast] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const dots = readOwnDots(written);

  function become(next: readonly OwnDot[], sentence: string): void {
    setPast((before) => [...before.slice(1 - MOST_UNDONE), written]);
    setSaid(`${sentence} ${words.count(next.length)}`);
    onChange(writeOwnDots(next));
  }
  const spoken = (place: Place) => place.map((value) => formatFixed(value, 2)).join(', ');

  function set(place: Place, kind: OwnDot['kind']): void {
    const next = addDot(dots, { kind, place });
    if (next) become(next, words.wasSet(kind, spoken(place)));
    else setSaid(words.full(MOST_DOTS));
  }
  function remove(place: Place): void {
    const next = removeDot(dots, place);
    if (next) become(next, words.wasRemoved);
    else setSaid(words.noneNear);
  }
  function press(place: Place): void {
    if (tool === 'remove') remove(place);
    else if (tool !== 'look') set(place, tool === 'round' ? 1 : -1);
  }

  return {
    tool,
    choose: setTool,
    count: dots.length,
    canUndo: past.length > 0,
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      setPast(past.slice(0, -1));
      setSaid(words.count(readOwnDots(before).length));
      onChange(before);
    },
    clear: () => become([], words.wasCleared),
    said,
    press,
    key: (key, place) => {
      if (key === 'Enter' || key === ' ') press(place);
      else if (key === 'Delete' || key === 'Backspace') remove(place);
      else return false;
      return true;
    },
    forget: () => {
      setPast([]);
      setSaid('');
      setTool('round');
    },
  };
}
