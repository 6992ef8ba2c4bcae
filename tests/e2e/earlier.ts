/** What an earlier version of the guide left on a device, and what it showed: see tests/fixtures/november2026/. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';

const FIXTURES = new URL('../fixtures/november2026/', import.meta.url);

/** A page of the guide's origin that runs none of its code. */
const BLANK = 'robots.txt';

/** Where the floats of an array lie in the file of numbers: in floats, from its beginning. */
interface Place {
  readonly float32: { readonly at: number; readonly length: number };
}

interface Store {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  /** Typed arrays are a `Place`. */
  readonly entries: readonly (readonly [key: unknown, value: unknown])[];
}

/** All that one reader's browser held. */
export interface Device {
  readonly localStorage: Readonly<Record<string, string>>;
  /** The Web Lock that the page held. */
  readonly lock: string;
  readonly database: {
    readonly name: string;
    readonly version: number;
    readonly stores: readonly Store[];
  };
}

export const fixture = (name: string): Promise<Buffer> => readFile(new URL(name, FIXTURES));

export const fixtureJson = async <T>(name: string): Promise<T> =>
  JSON.parse((await fixture(name)).toString()) as T;

/** Puts all of it on the device of a fresh browser, before any of the guide's code runs there. */
export async function putOnDevice(page: Page, name: string): Promise<Device> {
  const device = await fixtureJson<Device>(`${name}.json`);
  const numbers = gunzipSync(await fixture(`${name}.numbers.gz`)).toString('base64');
  await page.goto(BLANK);
  await page.evaluate(put, { device, numbers });
  return device;
}

/** Runs in the page. */
async function put({ device, numbers }: { device: Device; numbers: string }): Promise<void> {
  const bytes = Uint8Array.from(atob(numbers), (letter) => letter.charCodeAt(0));
  const floats = new Float32Array(bytes.buffer);
  const isPlace = (value: object): value is Place => 'float32' in value;
  const whole = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(whole);
    if (isPlace(value))
      return floats.slice(value.float32.at, value.float32.at + value.float32.length);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]));
  };
  for (const [key, value] of Object.entries(device.localStorage)) localStorage.setItem(key, value);
  const { name, version, stores } = device.database;
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onerror = () => reject(opening.error!);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, entries } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const [key, value] of entries) {
          if (keyPath === null) store.put(whole(value), key as IDBValidKey);
          else store.put(whole(value));
        }
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

export type Shown = Readonly<Record<string, string>>;

/** What the fields of a figure hold, each by the name that a reader knows it by. */
export const fieldsOf = (figure: Locator): Promise<Shown> =>
  figure.evaluate((root) => {
    const shown: Record<string, string> = {};
    const words = (element?: Element | null) => {
      const copy = element?.cloneNode(true) as Element | undefined;
      copy?.querySelectorAll('[aria-hidden=true]').forEach((one) => one.remove());
      return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    const fields = root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'input:not([type=file], [type=range], [readonly]), textarea, select',
    );
    for (const field of fields) {
      const label = field.labels?.[0];
      if (field.type === 'radio') {
        if (!(field as HTMLInputElement).checked) continue;
        const group = field.closest('fieldset, [role=group], [role=radiogroup]');
        const name = group?.getAttribute('aria-label') ?? words(group?.querySelector('legend'));
        shown[name] = field.getAttribute('aria-label') ?? words(label);
      } else {
        const name = field.getAttribute('aria-label') ?? words(label);
        shown[name] =
          field instanceof HTMLSelectElement ? words(field.selectedOptions[0]) : field.value;
      }
    }
    return shown;
  });
