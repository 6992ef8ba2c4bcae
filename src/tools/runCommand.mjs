/** Commands that run beside others. */

import { spawn } from 'node:child_process';
import { onWindows } from './ensure.mjs';

/** Prints as it goes. @returns whether the command ended well */
export const runAloud = (command, args, env) => ended(start(command, args, env, 'inherit'));

/** Keeps what is printed. */
export async function runQuietly(command, args, env) {
  const child = start(command, args, env, ['ignore', 'pipe', 'pipe']);
  const printed = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => printed.push(text));
  const ok = await ended(child);
  return { ok, printed: Buffer.concat(printed).toString() };
}

const start = (command, args, env, stdio) =>
  spawn(command, args, { stdio, shell: onWindows, env: { ...process.env, ...env } });

const ended = (child) =>
  new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', (status) => done(status === 0));
  });
