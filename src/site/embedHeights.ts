/**
 * How high a frame must be for a figure that is in use: with our assistant in it, 800 px wide or wider. A
 * journey (`tests/e2e/embedded.spec.ts`) measures them anew and says what has changed.
 */

/** In CSS pixels, by the ids of the figures. */
export const EMBED_HEIGHTS: Readonly<Record<string, number>> = {};
