import { existsSync, readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import rehypeKatex from 'rehype-katex';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdxFrontmatter from 'remark-mdx-frontmatter';
import { defineConfig } from 'vite';
import { addressFrom } from './src/tools/address.ts';
import { assemblyScript } from './src/tools/assemblyScript.ts';
import { corpora } from './src/tools/corpora.ts';
import { firstScript } from './src/tools/firstScript.ts';
import { fonts } from './src/tools/fonts.ts';
import {
  aliasesOf,
  htmlLanguage,
  languageFrom,
  namedStrings,
  numbersOf,
  pseudoStrings,
  rehypePseudo,
  remarkPseudo,
} from './src/tools/language.ts';
import { licences } from './src/tools/licences.ts';
import { TARGET } from './src/tools/oldest.ts';
import { WORKER_CHUNKS, workerEntryApart } from './src/tools/workerEntry.ts';
import { CHUNK_GROUPS } from './src/site/loading/chunkGroups.ts';
import { remarkCitations } from './src/site/mdx/citations.ts';
import { remarkMeasured } from './src/site/mdx/measured.ts';
import {
  katexStyles,
  rehypeFormulas,
  rehypeHeadingIds,
  rehypeIndex,
} from './src/site/mdx/plugins.ts';

const { base, siteUrl } = addressFrom(process.env);
const language = languageFrom(process.env);
const numbers = await numbersOf(language);
const measured = JSON.parse(
  readFileSync(new URL('content/measured.json', import.meta.url), 'utf8'),
) as Record<string, number>;
const { pages: licencesOfPages, workers: licencesOfWorkers } = licences();

export default defineConfig(({ isSsrBuild = false }) => ({
  base,
  define: {
    'import.meta.env.SITE_URL': JSON.stringify(siteUrl),
    // Our translator, where it has been made: without its file there is none to offer.
    'import.meta.env.HAS_TRANSLATOR': JSON.stringify(
      existsSync(new URL('public/models/translator.json', import.meta.url)) ? 'yes' : '',
    ),
    // Seconds that its training took, of all that was measured: the rest is for chapters.
    'import.meta.env.TRANSLATOR_SECONDS': JSON.stringify(measured['translator.seconds']),
    'import.meta.env.GUIDE_LANGUAGE': JSON.stringify(language.name),
  },
  resolve: { alias: aliasesOf(language) },
  plugins: [
    pseudoStrings(language),
    namedStrings(),
    htmlLanguage(language),
    firstScript(),
    {
      enforce: 'pre',
      ...mdx({
        remarkPlugins: [
          remarkFrontmatter,
          remarkPseudo(language),
          [remarkMdxFrontmatter, { name: 'frontmatter' }],
          [remarkMeasured, numbers],
          [remarkCitations, { sources: `.${language.folder}/sources.mdx` }],
          remarkGfm,
          remarkMath,
        ],
        // The index is taken after the slugs, whose ids it lists, and before KaTeX multiplies the text.
        rehypePlugins: [
          rehypeHeadingIds,
          rehypeSlug,
          rehypePseudo(language),
          rehypeIndex,
          rehypeKatex,
          rehypeFormulas,
        ],
      }),
    },
    assemblyScript(),
    corpora(),
    fonts(),
    katexStyles(),
    licencesOfPages,
    react({ include: /\.(mdx|tsx?)$/ }),
  ],
  build: {
    target: TARGET,
    manifest: true,
    // The content security policy allows no `data:` fonts.
    assetsInlineLimit: 0,
    // What a figure shares with others it asks for itself, a moment later: the lists of that would be in the first script.
    modulePreload: {
      resolveDependencies: (_url, files, { hostType }) => (hostType === 'js' ? [] : files),
    },
    rolldownOptions: {
      input: ['index.html', 'src/site/fonts.ts'],
      // On the server what nobody asked for stays apart: some of it wants a window.
      output: isSsrBuild ? {} : { codeSplitting: { groups: CHUNK_GROUPS } },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [pseudoStrings(language), licencesOfWorkers, workerEntryApart()],
    rolldownOptions: {
      output: {
        codeSplitting: { groups: WORKER_CHUNKS },
        // Without this the licence comments of the tensor library double the size of the worker.
        comments: { legal: false },
      },
    },
  },
}));
