/** A Python with numpy, for the tests of the code that leaves the guide. */

import { spawnSync } from 'node:child_process';

/** Debian's comes first: the tests are of its numpy. */
const CANDIDATES = ['/usr/bin/python3', 'python3', 'python'];

let found: string | undefined;

/** @throws Error that says what is missing */
export function pythonPath(): string {
  const { PYTHON } = process.env;
  found ??= (PYTHON ? [PYTHON] : CANDIDATES).find(hasNumpy);
  if (found !== undefined) return found;
  throw new Error(
    PYTHON
      ? `PYTHON: expected a Python 3 with numpy, got ${PYTHON}.`
      : 'Expected a Python 3 with numpy, which run.py is tested with, got none: install Debian’s python3-numpy, or set PYTHON to one that has it.',
  );
}

const hasNumpy = (python: string): boolean =>
  spawnSync(python, ['-c', 'import sys, numpy; sys.exit(sys.version_info < (3, 8))']).status === 0;
