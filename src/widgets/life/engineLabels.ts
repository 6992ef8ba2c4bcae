import strings from '#strings/life';
import type { EngineName } from '../../core/engines';

/** Every engine, in the words that the reader chooses it by. */
export const ENGINE_LABELS: Readonly<Record<EngineName, string>> = strings.engine.names;

export const ENGINE_NAMES = Object.keys(ENGINE_LABELS) as readonly EngineName[];
