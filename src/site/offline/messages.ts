/** What a page tells the service worker at work: let the one that waits take over. */
export const MAKE_WAY = 'make way for the new version';

/** What that one tells the one that waits. */
export const TAKE_OVER = 'take over';
