/**
 * What a fresh machine lacks: the packages, and for tests a browser. Runs before anything is
 * installed, so it may use nothing but Node itself.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every tool works from here, wherever it was called. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const onWindows = process.platform === 'win32';

/** A fault that needs no stack: its sentence says what to do. */
export class Sentence extends Error {}

/** Runs a tool; what goes wrong in a way that a reader can mend is said in one sentence. */
export async function main(tool) {
  process.chdir(ROOT);
  try {
    await tool();
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
    process.exitCode = 1;
  }
}

/** @throws Sentence if this Node is older than `engines` in package.json asks for */
export function ensureNode() {
  const wanted = /\d+\.\d+/.exec(JSON.parse(readFileSync('package.json', 'utf8')).engines.node)[0];
  const [major, minor] = wanted.split('.').map(Number);
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor < major || (hasMajor === major && hasMinor < minor)) {
    throw new Sentence(
      `Expected Node ${wanted} or newer, got ${process.versions.node}: see https://nodejs.org.`,
    );
  }
}

/** Installs the packages of the lockfile, unless they are there and as new. */
export function ensurePackages() {
  const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  console.log('Installing packages …');
  // Also where NODE_ENV says production: the site is built here.
  if (!run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])) {
    throw new Sentence('The packages could not be installed: npm says above why.');
  }
}

/**
 * Finds the browser for tests; on Debian, as root, installs one. Needs the packages.
 * @throws Sentence if there is none
 */
export async function ensureBrowser() {
  const { browserPath } = await importTypeScript('tests/browser.ts');
  try {
    browserPath();
  } catch (error) {
    if (!mayInstall()) throw new Sentence(error.message);
    console.log('Installing Chromium …');
    if (!install(['chromium', 'chromium-headless-shell'])) {
      throw new Sentence('Chromium could not be installed: apt-get says above why.');
    }
    browserPath();
  }
}

/**
 * Finds the other browsers, in the same way. Tests in one that is not there are skipped, so it is no
 * fault, but said.
 */
export async function ensureOtherBrowsers() {
  const { missingBrowsers, OTHER_BROWSERS } = await importTypeScript('tests/browser.ts');
  if (missingBrowsers() && mayInstall()) {
    console.log('Installing Firefox and WebKit …');
    install(OTHER_BROWSERS);
  }
  const missing = missingBrowsers();
  if (missing) console.log(missing);
}

/**
 * Finds a Python with numpy, for the test of the code that leaves with a model; on Debian, as root,
 * installs one. That test fails without, and says what is missing.
 */
export async function ensureNumpy() {
  const { pythonPath } = await importTypeScript('tests/python.ts');
  try {
    pythonPath();
  } catch {
    if (!mayInstall()) return;
    console.log('Installing numpy for Python …');
    install(['python3-numpy']);
  }
}

/** As root, where Debian's packages are. */
const mayInstall = () =>
  process.getuid?.() === 0 && statSync('/usr/bin/apt-get', { throwIfNoEntry: false }) !== undefined;

/** @returns whether Debian's packages could be installed */
const install = (packages) =>
  run('apt-get', ['update']) &&
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages]);

/** A TypeScript module, which Node 20 cannot load by itself. Needs the packages. */
export async function importTypeScript(file) {
  const { runnerImport } = await import('vite');
  const { NODE_ENV } = process.env;
  const settings = { configFile: false, logLevel: 'warn' };
  const { module: tools } = await runnerImport('./src/tools/language.ts', settings);
  const alias = tools.aliasesOf(tools.languageFrom(process.env));
  const { module } = await runnerImport(`./${file}`, { ...settings, resolve: { alias } });
  // The runner sets it to "development", and a build that is started later would believe it.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  return module;
}

/** @returns whether the command ended well */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: onWindows,
    env: { ...process.env, ...env },
  });
  return status === 0;
}
