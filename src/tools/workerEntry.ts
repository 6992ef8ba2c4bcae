import type { Plugin } from 'vite';

/** What the entry of the worker brings at once, in a chunk of its own. */
export const WORKER_CHUNKS = [{ name: 'engine', test: /worker\/serveEngine/ }];

/**
 * Refuses a worker whose entry is imported by a chunk of it. WebKit evaluates the entry of a module
 * worker once more then, as another module, and whatever is at its top level exists twice.
 */
export function workerEntryApart(): Plugin {
  return {
    name: 'worker-entry-apart',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entries = new Set(
        chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
      );
      for (const { fileName, imports, dynamicImports } of chunks) {
        const entry = [...imports, ...dynamicImports].find((name) => entries.has(name));
        if (entry)
          this.error(`worker: expected no chunk to import the entry ${entry}, got ${fileName}.`);
      }
    },
  };
}
