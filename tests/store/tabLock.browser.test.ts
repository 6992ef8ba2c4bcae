/** Tabs and one life. A frame stands for a tab: it is a lock holder of its own. */

import { afterEach, expect, test, vi } from 'vitest';
import { claimTabLock } from '../../src/store/persistence/tabLock';
import { freshBase } from './modelStorageHelp';

afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

async function claim(basePath: string, page: Window = openFrame().page) {
  const onChange = vi.fn<(owns: boolean) => void>();
  const onLeave = vi.fn<() => void>();
  const tabLock = await claimTabLock(basePath, { onChange, onLeave, page });
  return { tabLock, page, onChange, onLeave };
}

const leave = (page: Window) =>
  page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const comeBack = (page: Window) =>
  page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

function openFrame(): { page: Window; close: () => void } {
  const frame = document.body.appendChild(document.createElement('iframe'));
  return { page: frame.contentWindow!, close: () => frame.remove() };
}

const namesInLine = async (basePath: string) => {
  const { pending = [] } = await navigator.locks.query();
  return pending.filter(({ name }) => name?.startsWith(basePath)).length;
};

test('the first tab owns the life, the second reads until the first is closed', async () => {
  const basePath = freshBase();
  const first = openFrame();
  // Held in the frame by the browser alone, which is all that is left of a tab that crashes.
  const held = await claimTabLock(basePath, { onChange() {}, onLeave() {}, page: first.page });
  expect(held).toMatchObject({ owns: true, guarded: true });
  const second = await claim(basePath);
  expect(second.tabLock).toMatchObject({ owns: false, guarded: true });
  expect(await namesInLine(basePath)).toBe(0);
  second.tabLock.wait();
  second.tabLock.wait();
  expect(await namesInLine(basePath)).toBe(1);
  expect(second.tabLock.owns).toBe(false);
  first.close();
  await vi.waitFor(() => expect(second.onChange).toHaveBeenCalledExactlyOnceWith(true));
  expect(second.tabLock.owns).toBe(true);
});

test('a tab that does not wait stays a reader; one that is left lets the next in', async () => {
  const basePath = freshBase();
  const first = await claim(basePath);
  const second = await claim(basePath);
  leave(first.page);
  expect(first.onChange).toHaveBeenLastCalledWith(false);
  expect(second.tabLock.owns).toBe(false);
  second.tabLock.wait();
  await vi.waitFor(() => expect(second.onChange).toHaveBeenCalledExactlyOnceWith(true));
});

test('the page before, on a reload, lets go a moment later', async () => {
  const basePath = freshBase();
  const before = await claim(basePath);
  setTimeout(() => leave(before.page), 100);
  const after = await claim(basePath);
  expect(after.tabLock.owns).toBe(true);
});

test('guides below two paths do not contend', async () => {
  const a = await claim(freshBase());
  const b = await claim(freshBase());
  expect([a.tabLock.owns, b.tabLock.owns]).toEqual([true, true]);
});

test('a page in the back/forward cache holds nothing, and has its life again when it is back', async () => {
  const basePath = freshBase();
  const page = await claim(basePath);
  page.onLeave.mockImplementationOnce(() => {
    // What is still to be written is begun under the lock.
    expect(page.tabLock.owns).toBe(true);
    expect(page.onChange).not.toHaveBeenCalled();
  });
  leave(page.page);
  expect(page.onLeave).toHaveBeenCalledOnce();
  expect(page.tabLock.owns).toBe(false);
  expect(page.onChange.mock.calls).toEqual([[false]]);
  comeBack(page.page);
  await vi.waitFor(() => expect(page.onChange.mock.calls).toEqual([[false], [true]]));
});

test('if another tab took the life meanwhile, the page stands in line', async () => {
  const basePath = freshBase();
  const page = await claim(basePath);
  leave(page.page);
  const other = await claim(basePath);
  expect(other.tabLock.owns).toBe(true);
  comeBack(page.page);
  await vi.waitFor(async () => expect(await namesInLine(basePath)).toBe(1));
  expect(page.tabLock.owns).toBe(false);
  // Left once more, it leaves the line as well.
  leave(page.page);
  await vi.waitFor(async () => expect(await namesInLine(basePath)).toBe(0));
  comeBack(page.page);
  leave(other.page);
  await vi.waitFor(() => expect(page.tabLock.owns).toBe(true));
});

test('a reader that comes back stays a reader', async () => {
  const basePath = freshBase();
  const other = await claim(basePath);
  const page = await claim(basePath);
  leave(page.page);
  comeBack(page.page);
  expect(await namesInLine(basePath)).toBe(0);
  expect(page.onLeave).not.toHaveBeenCalled();
  leave(other.page);
  expect(page.tabLock.owns).toBe(false);
});

test('without Web Locks, or refused them, a tab is the owner and says that nobody sees to it', async () => {
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as unknown as LockManager);
  const { tabLock } = await claim(freshBase(), window);
  expect(tabLock).toMatchObject({ owns: true, guarded: false });
  vi.restoreAllMocks();
  const request = () => Promise.reject(new DOMException('No.', 'SecurityError'));
  const refusing = { navigator: { locks: { request } } } as unknown as Window;
  const refused = await claim(freshBase(), refusing);
  expect(refused.tabLock).toMatchObject({ owns: true, guarded: false });
});
