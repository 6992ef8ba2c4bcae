/** The server behind `npm start`: whatever it is asked, it answers, and goes on. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const HEADERS = (base: string) =>
  `${base}*\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n${base}assets/*\n  Cache-Control: public\n`;

describe.each(['/', '/guide/'])('a guide at %s', (base) => {
  let dist: string;
  let server: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'serve-'));
    await mkdir(join(dist, 'gallery'));
    await writeFile(join(dist, '_headers'), HEADERS(base));
    await writeFile(join(dist, 'index.html'), 'The cover');
    await writeFile(join(dist, '404.html'), 'No such page');
    await writeFile(join(dist, 'gallery', 'index.html'), 'All figures');
    const env = { ...process.env, OUT_DIR: dist, PORT: '' };
    server = spawn(process.execPath, ['src/tools/serve.mjs'], { env });
    const [line] = await once(server.stdout!, 'data');
    ({ origin } = new URL(/http\S+/.exec(String(line))![0]));
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    await rm(dist, { recursive: true });
  });

  /** The path as it stands, where `fetch` would put it right. */
  async function get(path: string): Promise<{ answer: IncomingMessage; body: string }> {
    const [answer] = (await once(request(origin, { path }).end(), 'response')) as [IncomingMessage];
    return { answer, body: (await answer.toArray()).join('') };
  }

  it.each([
    '//',
    '//gallery',
    '///',
    '/%',
    '/%00',
    '/%E4%BD',
    '/..',
    '/../../etc/passwd',
    '/%2e%2e/%2f',
    '*',
    'http://[',
    '/\\',
    '/:0',
  ])('outlives a request for %s', async (path) => {
    const { answer, body } = await get(path);
    // Nothing that is not of the site, and no way to another host.
    if (answer.statusCode === 302) expect(answer.headers.location).toBe(base);
    else if (answer.statusCode !== 200) expect([400, 404]).toContain(answer.statusCode);
    else expect(body).toBe('The cover');
    expect((await get(base)).body).toBe('The cover');
  });

  it.each([`${base}/gallery`, `${base}gallery//`, `${base}%2Fgallery`])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).answer.statusCode).toBe(404);
    },
  );

  it('sends the headers of every page', async () => {
    const { answer } = await get(`${base}gallery/`);
    expect(answer.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
  });

  it('puts the slash behind a page', async () => {
    const { answer } = await get(`${base}gallery?figure=1`);
    expect(answer.statusCode).toBe(301);
    expect(answer.headers.location).toBe(`${base}gallery/?figure=1`);
  });
});
