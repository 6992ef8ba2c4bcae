/** The browsers that tests drive: those that are installed already, never a downloaded one. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DEJAVU, fontsEnv } from './fonts.ts';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FIREFOX = ['firefox-esr', 'firefox'];

/** @throws Error with a sentence if there is no browser */
export function browserPath(): string {
  const found = process.env['CHROME_PATH'] || programPath(CHROMIUM);
  if (!found) {
    throw new Error(
      'Expected Chromium or Chrome on the PATH, or CHROME_PATH to name one; found neither.',
    );
  }
  return found;
}

/**
 * Chromium without windows, where it is installed beside the other: the same engine, and two thirds of the
 * work, because no context brings a window with it. Letters look otherwise in it: no pictures by it.
 * @throws Error with a sentence if there is no browser at all
 */
export const shellPath = (): string =>
  (process.env['CHROME_PATH'] ? undefined : programPath(['chromium-headless-shell'])) ??
  browserPath();

/** Firefox, if there is one; `FIREFOX_PATH` names another. */
export const firefoxPath = (): string | undefined =>
  process.env['FIREFOX_PATH'] || programPath(FIREFOX);

/** What drives WebKit where it needs no Mac: the driver of WebKitGTK, and a screen that nobody sees. */
export function webkitPaths(): { readonly driver: string; readonly screen: string } | undefined {
  const driver = programPath(['WebKitWebDriver']);
  const screen = programPath(['Xvfb']);
  return driver && screen ? { driver, screen } : undefined;
}

/** Debian's packages of both. */
export const OTHER_BROWSERS = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'dbus'];

/** What is missing for the tests in other browsers, in a sentence; without fault, `undefined`. */
export function missingBrowsers(): string | undefined {
  const missing = [
    firefoxPath() ? [] : 'Firefox (or FIREFOX_PATH to name one)',
    webkitPaths() ? [] : "WebKitGTK's WebKitWebDriver and Xvfb",
  ].flat();
  if (missing.length === 0) return undefined;
  return `Expected ${missing.join(', and ')} on the PATH: tests in them are skipped. On Debian: apt-get install ${OTHER_BROWSERS.join(' ')}`;
}

/** The first of these programs that is on the PATH. */
function programPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Quiet: nothing in the background, no request to anybody. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGPU worked out on the processor: right, but slow. */
export const softwareWebGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** Its environment: this one's, with fonts of the project in place of the machine's. */
export const browserEnv = (): NodeJS.ProcessEnv => fontsEnv('tests', DEJAVU);
