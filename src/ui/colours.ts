/**
 * Colours for canvases. The style sheet owns them, as custom properties that change with the theme;
 * here they are read, and mixed in CIELAB, where equal steps look equal.
 */

import { interpolateLab } from 'd3';
import { useSyncExternalStore } from 'react';

/** The names in `src/site/styles/tokens.css` that a drawing may use. */
export type ColourName =
  | 'paper'
  | 'cell'
  | 'ink'
  | 'ink-soft'
  | 'rule'
  | 'embedding'
  | 'weight-negative'
  | 'weight-positive'
  | 'attention'
  | 'loss'
  | 'user'
  | 'assistant';

/** A colour scale over 0 to 1; what lies outside takes the end's colour. */
export type ColourScale = (t: number) => string;

/** The colour of the present theme. */
export const readColour = (name: ColourName): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const clamp = (t: number): number => Math.min(1, Math.max(0, t));

/** From next to paper, at 0, to the full colour, at 1: for what cannot be negative. */
export function sequentialScale(name: ColourName): ColourScale {
  const mix = interpolateLab(readColour('cell'), readColour(name));
  return (t) => mix(clamp(t));
}

/** Blue at 0, next to paper at ½, orange at 1: for what may be negative, with ½ at zero. */
export function divergingScale(): ColourScale {
  const below = interpolateLab(readColour('weight-negative'), readColour('cell'));
  const above = interpolateLab(readColour('cell'), readColour('weight-positive'));
  return (t) => (t < 0.5 ? below(clamp(t) * 2) : above(clamp(t) * 2 - 1));
}

/** What a surface is painted with. */
export interface SurfaceColours {
  readonly scale: ColourScale;
  readonly ink: string;
}

let shared: SurfaceColours | undefined;

/** The same for all who ask within a theme: to read every colour for each of forty pictures takes time. */
export function surfaceColours(): SurfaceColours {
  const ink = readColour('ink');
  // By what the page has, and not by what the system prefers: one may be ahead of the other.
  if (shared?.ink !== ink) shared = { scale: divergingScale(), ink };
  return shared;
}

const DARK = '(prefers-color-scheme: dark)';

const subscribe = (changed: () => void): (() => void) => {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const dark = matchMedia(DARK);
  dark.addEventListener('change', changed);
  return () => {
    watcher.disconnect();
    dark.removeEventListener('change', changed);
  };
};

/** A string that changes with the theme: a dependency of the effect that paints a canvas. */
export const useThemeVersion = (): string =>
  useSyncExternalStore(
    subscribe,
    () => `${document.documentElement.dataset['theme'] ?? ''} ${matchMedia(DARK).matches}`,
    () => '',
  );
