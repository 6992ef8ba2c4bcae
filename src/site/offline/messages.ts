/** What a page tells the service worker that waits: take over now. */
export const LOAD_NEW_VERSION = 'load the new version';
