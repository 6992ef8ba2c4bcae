/** A device in memory: one storage that several tabs open, and a lock that one of them holds. */

import type { Device } from '../../src/store/persistence/persistence';
import { checkRecord, type LifeRecord } from '../../src/store/model/record';
import { damageProblem } from '../../src/store/persistence/modelStorage/errors';
import {
  StorageError,
  type Save,
  type ModelStorage,
  type StoredCheckpoint,
  type Which,
} from '../../src/store/persistence/modelStorage';

type Contents = {
  record: unknown;
  savedAt: number;
  checkpoints: Map<string, StoredCheckpoint>;
  texts: Map<string, string>;
};

const keyOf = (run: string, step: number) => `${run} ${step}`;

export function createFakeDevice() {
  let revision = 0;
  let contents: Contents | null = null;
  let former: Contents | null = null;
  const shelf = (which: Which) => (which === 'present' ? contents : former);
  const damaged = new Set<string>();
  const line: (() => void)[] = [];
  let held = false;
  /** As a database does, it lets nobody read before what was asked for earlier is written. */
  let writing: Promise<unknown> = Promise.resolve();

  const device = {
    /** Every save that was asked for, of all tabs. */
    saves: [] as Save<LifeRecord>[],
    /** Of each, whether its tab took itself for the only one. */
    isAlone: [] as boolean[],
    /** Why a save is refused; `null`: it is carried out. */
    refusal: null as StorageError | null,
    /** Why what lies there cannot be loaded. */
    unreadable: null as StorageError | null,
    /** How many lives there is room for. */
    roomFor: 2,
    /** Why the storage does not open. */
    closed: null as StorageError | null,
    /** Is awaited in every save. */
    delay: () => Promise.resolve() as Promise<unknown>,
    /** Is awaited before a tab knows whether the life is its own. */
    claiming: () => Promise.resolve() as Promise<unknown>,
    /** How many saves are under way, at most. */
    mostAtOnce: 0,
    /** How often the browser was asked to keep what is there, and what it answers. */
    asked: 0,
    persists: true,
    /** Whether it deletes after a week what it keeps. */
    forgets: false,

    get record() {
      return contents?.record as LifeRecord | undefined;
    },
    /** Of every checkpoint that lies there. */
    keys: () => [...(contents?.checkpoints.keys() ?? [])],
    texts: () => Object.fromEntries(contents?.texts ?? []),
    /** The life that was here before. */
    get former() {
      return former?.record as LifeRecord | undefined;
    },
    formerKeys: () => [...(former?.checkpoints.keys() ?? [])],

    /** The reader deletes the site's data. */
    wipe: () => void (contents = former = null),

    /** What is there is no longer whole. */
    damage: (run: string, step: number) => void damaged.add(keyOf(run, step)),

    openModelStorage(): ModelStorage<LifeRecord> {
      let seen = 0;
      let saving = 0;
      return {
        save(save, { isAlone = false } = {}) {
          device.saves.push(save);
          device.isAlone.push(isAlone);
          const done = carryOut(save);
          writing = Promise.allSettled([writing, done]);
          return done;
        },
        async peek(which = 'present') {
          await writing;
          seen = revision;
          const there = shelf(which);
          return there && { record: checked(there), savedAt: there.savedAt };
        },
        async load(which = 'present') {
          await writing;
          seen = revision;
          const there = shelf(which);
          if (!there) return null;
          if (device.unreadable) throw device.unreadable;
          const all = structuredClone([...there.checkpoints]);
          const whole = all.filter(([key]) => !damaged.has(key)).map(([, one]) => one);
          return {
            record: checked(there),
            savedAt: there.savedAt,
            checkpoints: whole,
            texts: Object.fromEntries(there.texts),
            problem: damageProblem(all.length - whole.length, [], whole.at(-1)?.checkpoint.step),
          };
        },
      };

      async function carryOut(save: Save<LifeRecord>): Promise<void> {
        device.mostAtOnce = Math.max(device.mostAtOnce, ++saving);
        const copy = structuredClone(save);
        await device.delay().finally(() => saving--);
        if (device.refusal) throw device.refusal;
        const lives = copy.former === 'drop' || (!former && copy.former !== 'replace') ? 1 : 2;
        if (lives > device.roomFor) throw new StorageError('storage.full');
        if (!contents && copy.remove !== 'all') throw new StorageError('storage.emptied');
        if (seen !== revision) throw new StorageError('storage.changed');
        if (copy.former === 'replace') former = contents && { ...contents };
        if (copy.former === 'drop') former = null;
        const before = copy.remove === 'all' ? null : contents;
        const checkpoints = new Map(before?.checkpoints);
        const texts = new Map(contents?.texts);
        if (copy.remove !== 'all') {
          for (const { run, step } of copy.remove) checkpoints.delete(keyOf(run, step));
        }
        for (const one of copy.put) checkpoints.set(keyOf(one.run, one.checkpoint.step), one);
        for (const [name, text] of Object.entries(copy.texts ?? {})) {
          if (text === null) texts.delete(name);
          else texts.set(name, text);
        }
        contents = { record: copy.record, savedAt: Date.now(), checkpoints, texts };
        seen = ++revision;
      }
    },

    /** One tab: what its life is given, and its end. */
    openTab() {
      let tell: (owns: boolean) => void = () => {};
      let owns = !held;
      held = true;
      const hidden: (() => void)[] = [];
      let leave: () => void = () => {};
      let cut: () => void = () => {};
      const own: Device = {
        openModelStorage: async (onLost) => {
          cut = () => onLost(new StorageError('storage.lost'));
          if (device.closed) throw device.closed;
          return device.openModelStorage();
        },
        claim: async ({ onChange, onLeave }) => {
          tell = onChange;
          leave = onLeave;
          await device.claiming();
          return {
            get owns() {
              return owns;
            },
            guarded: true,
            wait: () =>
              void line.push(() => {
                owns = true;
                tell(true);
              }),
          };
        },
        onHidden: (callback) => void hidden.push(callback),
        persist: async () => {
          device.asked++;
          return device.persists;
        },
        get forgets() {
          return device.forgets;
        },
      };
      return {
        device: own,
        hide: () => hidden.forEach((callback) => callback()),
        /** The connection of this tab is cut, and the browser says so. */
        cut: () => cut(),
        /** The lock goes to the next in line. */
        close() {
          if (owns) leave();
          owns = false;
          tell(false);
          const next = line.shift();
          held = next !== undefined;
          next?.();
        },
      };
    },
  };
  return device;
}

function checked({ record }: Contents): LifeRecord {
  const read = checkRecord(structuredClone(record));
  if (!read) throw new StorageError('storage.unreadable');
  return read;
}
