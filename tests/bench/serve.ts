import type { Contender, Reply, Request } from './protocol';

/** Answers the page's calls in a worker. */
export function serve(contender: Contender): void {
  self.onmessage = async ({ data }: MessageEvent<Request>) => {
    const answer = contender[data.call] as
      | ((args: Request['args']) => Promise<Reply extends { result: infer R } ? R : never>)
      | undefined;
    let reply: Reply;
    try {
      if (!answer) throw new Error(`expected a call that this contender knows, got ${data.call}.`);
      reply = { result: await answer(data.args) };
    } catch (error) {
      reply = { error: error instanceof Error ? error.message : String(error) };
    }
    self.postMessage(reply);
  };
}
