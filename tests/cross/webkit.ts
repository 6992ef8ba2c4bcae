/** WebKitGTK's small browser, over the WebDriver that comes with it, on a screen that nobody sees. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { browserEnv } from '../browser.ts';
import { untilThere, type Driver, type Page } from './driver.ts';

interface Paths {
  readonly driver: string;
  readonly screen: string;
}

export async function startWebkit(paths: Paths): Promise<Driver> {
  const screen = await startScreen(paths.screen);
  const home = await mkdtemp(join(tmpdir(), 'webkit-'));
  const port = await freePort();
  // A group of its own, so that what it starts ends with it.
  const driver = spawn(paths.driver, [`--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...browserEnv(),
      DISPLAY: screen.display,
      // What is saved goes there, and nothing of the settings of who runs the tests comes in.
      HOME: home,
      XDG_CONFIG_HOME: home,
      // No bus for accessibility, no GPU; and a container may forbid the sandbox of its own.
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const end = async () => {
    if (driver.exitCode === null) {
      process.kill(-driver.pid!);
      await once(driver, 'exit');
    }
    await screen.end();
    await rm(home, { recursive: true });
  };
  try {
    const { command, close } = await startSession(`http://127.0.0.1:${port}`);
    return {
      ...(await pageOf(command)),
      downloads: home,
      close: async () => {
        await close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A display that is free, of any number. */
async function startScreen(program: string) {
  const server = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return {
    display: `:${String(number).trim()}`,
    end: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

// oxlint-disable-next-line typescript/no-explicit-any -- WebDriver's answers
type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<any>;

/** @param address where the driver listens, sooner or later */
async function startSession(address: string) {
  const send: Command = async (method, path, body) => {
    const answer = await fetch(address + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    // oxlint-disable-next-line typescript/no-explicit-any -- the same
    const { value } = (await answer.json()) as { value: any };
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await untilThere('the driver of WebKit', () => send('GET', '/status'));
  const { sessionId } = await send('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  return {
    command: ((method, path, body) => send(method, session + path, body)) satisfies Command,
    close: () => send('DELETE', session),
  };
}

/**
 * A window of its own, without the bars of the first one, which is never narrower than these. Only
 * who clicks may open it.
 */
async function pageOf(command: Command): Promise<Page> {
  const run: Page['run'] = async (work, ...args) => {
    const script = `
      const [...args] = arguments;
      const done = args.pop();
      new Promise((resolve) => resolve((${String(work)})(...args))).then(
        (value) => done({ value }),
        (error) => done({ fault: String(error?.stack ?? error) }),
      );`;
    const { value, fault } = await command('POST', '/execute/async', { script, args });
    if (fault) throw new Error(fault);
    return value;
  };

  await run(() => {
    document.documentElement.onclick = () => window.open('about:blank', '', 'popup');
  });
  const html = await command('POST', '/element', { using: 'css selector', value: 'html' });
  await command('POST', `/element/${String(Object.values(html)[0])}/click`, {});
  const first: string = await command('GET', '/window');
  const handle = await untilThere('a second window', async () => {
    const handles: string[] = await command('GET', '/window/handles');
    return handles.find((one) => one !== first);
  });
  await command('POST', '/window', { handle });

  return {
    run,
    open: (url) => command('POST', '/url', { url }),
    reload: () => command('POST', '/refresh', {}),
    resize: async (width, height) => {
      await command('POST', '/window/rect', { x: 0, y: 0, width, height });
      await untilThere(`a window of ${width} pixels`, async () => {
        return (await run(() => innerWidth)) === width || undefined;
      });
    },
    picture: async () => Buffer.from(await command('GET', '/screenshot'), 'base64'),
  };
}
