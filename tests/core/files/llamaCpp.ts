/** llama.cpp itself, as WebAssembly in the browser, on one thread: wllama. */

import { Wllama } from '@wllama/wllama';
import wasm from '@wllama/wllama/esm/single-thread/wllama.wasm?url';

export interface LlamaCpp {
  /** As llama.cpp read it out of the file. */
  readonly chatTemplate: string;
  /** Special tokens in the text are found, and none is put before it. */
  tokenize(text: string): Promise<number[]>;
  /** The text behind some tokens, the likeliest each time, until the end token or so many. */
  continued(tokenIds: readonly number[], maxNewTokens: number): Promise<string>;
  /** Of each token as the next one behind some, `[vocabSize]`: its logit, but for a constant. */
  logProbabilities(tokenIds: readonly number[]): Promise<Float64Array>;
  close(): Promise<void>;
}

const silent = () => {};
const QUIET = { debug: silent, log: silent, warn: silent, error: silent };

/** @throws if llama.cpp does not load the file */
export async function openInLlamaCpp(gguf: Uint8Array): Promise<LlamaCpp> {
  const llama = new Wllama(
    { 'single-thread/wllama.wasm': wasm, 'multi-thread/wllama.wasm': wasm },
    { suppressNativeLog: true, logger: QUIET },
  );
  await llama.loadModel([new Blob([Uint8Array.from(gguf)])], {
    // Keys and values in full, as here: by itself it keeps half of each number.
    ...{ n_threads: 1, n_ctx: 512, cache_type_k: 'f32', cache_type_v: 'f32', flash_attn: false },
  });
  return {
    chatTemplate: llama.getChatTemplate() ?? '',
    tokenize: (text) => llama.tokenize(text),
    async continued(tokenIds, maxNewTokens) {
      await llama.kvClear();
      await llama.samplingInit({ temp: 0 });
      await llama.decode([...tokenIds], {});
      const written: number[] = [];
      while (written.length < maxNewTokens) {
        const { token } = await llama.samplingSample();
        if (llama.isTokenEOG(token)) break;
        written.push(token);
        await llama.decode([token], {});
      }
      return new TextDecoder().decode(await llama.detokenize(written));
    },
    async logProbabilities(tokenIds) {
      await llama.kvClear();
      await llama.decode([...tokenIds], {});
      const found = new Float64Array(llama.getLoadedContextInfo().n_vocab);
      for (const { token, p } of await llama.getLogits(-1)) found[token] = Math.log(p);
      return found;
    },
    close: () => llama.exit(),
  };
}
