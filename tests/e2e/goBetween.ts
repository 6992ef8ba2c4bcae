/** A server between the browser and the guide's own, which can be cut off, or change what it passes on. */

import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface GoBetween {
  /** The origin that the browser sees. */
  readonly origin: string;
  /** From now on nobody answers, as without a network. */
  readonly cutOff: () => Promise<void>;
  /** What the browser has asked for, by path, in order. */
  readonly asked: string[];
  /** Text files that are passed on changed, by the ends of their paths. */
  readonly changes: Map<string, (text: string) => string>;
  /** Paths that it answers by itself. */
  readonly answers: Map<string, RequestListener>;
  /** Ends of paths whose files break off half-way. */
  readonly halved: Set<string>;
}

const LEFT_OUT = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];

export async function goBetween(guide: string): Promise<GoBetween> {
  const { origin } = new URL(guide);
  const asked: string[] = [];
  const changes: GoBetween['changes'] = new Map();
  const answers: GoBetween['answers'] = new Map();
  const halved = new Set<string>();

  async function pass(path: string, response: ServerResponse): Promise<void> {
    // What is compressed would only be unpacked again here.
    const headers = { 'accept-encoding': 'identity' };
    const answer = await fetch(origin + path, { redirect: 'manual', headers });
    let body = Buffer.from(await answer.arrayBuffer());
    const { pathname } = new URL(path, origin);
    for (const [end, change] of changes) {
      if (pathname.endsWith(end)) body = Buffer.from(change(body.toString('utf8')));
    }
    const passedOn = [...answer.headers].filter(([name]) => !LEFT_OUT.includes(name));
    response.writeHead(
      answer.status,
      [['content-length', String(body.length)], ...passedOn].flat(),
    );
    if ([...halved].some((end) => pathname.endsWith(end))) {
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    } else response.end(body);
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else pass(path, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cutOff: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    asked,
    changes,
    answers,
    halved,
  };
}
