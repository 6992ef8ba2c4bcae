/**
 * Where the worker begins, and nothing else: WebKit evaluates the entry of a module worker a second
 * time when a chunk imports it, and a second session would answer in the place of the first. The
 * build holds that no chunk does (`src/tools/workerEntry.ts`).
 */
import './serveEngine';
