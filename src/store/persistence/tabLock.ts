/**
 * Two tabs, one life: the tab that owns it may train and save, the others only read. The browser
 * keeps the lock (Web Locks), and takes it back when its tab is closed or crashes.
 */

/** The page before a reload, or a tab just closed, may let go a moment after the new one asks. */
const GRACE_MS = 400;

export interface TabLock {
  readonly owns: boolean;
  /**
   * Whether the browser sees to it. Without Web Locks (an old browser, a page that is not secure)
   * each tab takes itself for the owner, and only the storage keeps one from overwriting another.
   */
  readonly guarded: boolean;
  /** Stands in line behind the owner; `onChange` tells when its turn has come. */
  wait(): void;
}

export interface TabLockOptions {
  /**
   * Told when a claimed life becomes this tab's, or is it no longer. The new owner looks at the
   * shelf before it saves: the owner before it may have gone on.
   */
  readonly onChange: (owns: boolean) => void;
  /** Told of an owner that is about to let go because its page is left: the last time to write. */
  readonly onLeave: () => void;
  /** The page that claims. */
  readonly page?: Window;
  readonly graceMs?: number;
}

/**
 * Claims the life of the guide below `basePath`, and tells whether another tab has it. Locks, like
 * databases, belong to the whole host, so that their names begin with the path.
 *
 * A page that is left lets go at once, whether it is closed or frozen in the back/forward cache:
 * browsers differ in whether a page with a lock gets there and keeps it, and it must bar nobody.
 * If it comes back, it stands in line again, and owns the life at once if nobody took it.
 */
export async function claimTabLock(
  basePath: string,
  { onChange, onLeave, page = window, graceMs = GRACE_MS }: TabLockOptions,
): Promise<TabLock> {
  const { locks } = page.navigator as Partial<Navigator>;
  if (!locks) return unguarded();
  const manager = locks;
  let letGo: (() => void) | null = null;
  let line: AbortController | null = null;
  let comingBack = false;
  let tell: TabLockOptions['onChange'] = () => {};

  /** Whether the lock is held now; rejects where locks are refused, or this tab left the line. */
  function take(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const hold = (lock: Lock | null) => {
        resolve(lock !== null);
        if (!lock) return Promise.resolve();
        return new Promise<void>((done) => {
          line = null;
          letGo = done;
          tell(true);
        });
      };
      manager.request(`${basePath}life`, options, hold).catch(reject);
    });
  }

  function wait(): void {
    if (letGo || line) return;
    const here = (line = new AbortController());
    take({ signal: here.signal }).catch(() => {
      if (line === here) line = null;
    });
  }

  function leave(): void {
    line?.abort();
    line = null;
    if (!letGo) return;
    letGo();
    letGo = null;
    tell(false);
  }

  const onPageHide = () => {
    comingBack = letGo !== null || line !== null;
    // What is asked of the database before the lock is free is done before the next owner looks.
    if (letGo) onLeave();
    leave();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && comingBack) wait();
  };

  try {
    if (!(await take({ ifAvailable: true }))) {
      await new Promise((resolve) => setTimeout(resolve, graceMs));
      await take({ ifAvailable: true });
    }
  } catch {
    // A browser that refuses storage to a page may refuse locks to it too.
    return unguarded();
  }
  tell = onChange;
  page.addEventListener('pagehide', onPageHide);
  page.addEventListener('pageshow', onPageShow);
  return {
    get owns() {
      return letGo !== null;
    },
    guarded: true,
    wait,
  };
}

const unguarded = (): TabLock => ({ owns: true, guarded: false, wait() {} });
