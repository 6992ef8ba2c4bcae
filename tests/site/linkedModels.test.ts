/** What comes with the guide clashes with no model that a teacher puts beside it. */

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { linkedModelIn } from '../../src/core/linkedModel';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';

it('none of the files of the guide can be named by a link', () => {
  for (const file of Object.values(BUNDLED_FILES)) {
    expect(readdirSync('public/models')).toContain(file);
    expect(linkedModelIn(`?model=models/${file}`), file).toEqual({ file: null });
  }
});
