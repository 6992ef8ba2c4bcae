/** What this browser does with what a site has kept, in time. */

/**
 * Asks the browser not to delete what this site keeps when it needs the room. Chrome and Safari
 * decide by themselves, without a word; Firefox asks its reader, once and beside the address, which
 * is why nothing is asked before something was kept.
 * @returns whether it is granted
 */
export async function persist(): Promise<boolean> {
  const { storage } = navigator as Partial<Navigator>;
  if (!storage?.persist) return false;
  return (await storage.persisted()) || storage.persist();
}

/**
 * WebKit, hence every browser on an iPhone, deletes what scripts have kept for a site in which its
 * reader has done nothing for seven days of use (WebKit's tracking prevention, since Safari 13.1); a
 * site on the home screen has days of its own. That it is WebKit, HTML lets a page see in
 * `navigator.vendor`.
 */
export const forgetsSites = (): boolean =>
  typeof navigator !== 'undefined' &&
  navigator.vendor.startsWith('Apple') &&
  !matchMedia('(display-mode: standalone)').matches;
