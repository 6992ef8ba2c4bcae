/** What was measured of this device's engines, kept from visit to visit. */

import type { Measurement } from '../../core/engines';
import { isRecord } from '../../core/guards';

export interface MeasurementStore {
  read(): Measurement | null;
  write(measurement: Measurement): void;
}

/**
 * Keeps it in the browser. Where storage is refused, or holds what is no measurement, there is none:
 * it is made anew.
 * @param key guides on one host may lie below different paths, and must not share one
 */
export const measurementIn = (storage: () => Storage, key: string): MeasurementStore => ({
  read() {
    try {
      const value: unknown = JSON.parse(storage().getItem(key) ?? 'null');
      return isMeasurement(value) ? value : null;
    } catch {
      return null;
    }
  },
  write(measurement) {
    try {
      storage().setItem(key, JSON.stringify(measurement));
    } catch {
      // Then the next visit measures again.
    }
  },
});

function isMeasurement(value: unknown): value is Measurement {
  if (!isRecord(value) || typeof value['device'] !== 'string') return false;
  const times = value['times'];
  return (
    Array.isArray(times) &&
    times.every((time) => isRecord(time) && Number.isFinite(time['stepMs']) && time['name'])
  );
}
