import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import rehypeKatex from 'rehype-katex';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdxFrontmatter from 'remark-mdx-frontmatter';
import { defineConfig } from 'vite';
import { assemblyScript } from './src/tools/assemblyScript.ts';
import { corpora } from './src/tools/corpora.ts';
import { katexStyles, rehypeIndex, rehypeScrollableMath } from './src/site/mdx/plugins.ts';

/** `guide`, `/guide` and `/guide/` all mean `/guide/`. */
const normaliseBase = (base: string): string => `/${base}/`.replace(/\/{2,}/g, '/');

export default defineConfig({
  base: normaliseBase(process.env['BASE_PATH'] ?? '/'),
  plugins: [
    {
      enforce: 'pre',
      ...mdx({
        remarkPlugins: [
          remarkFrontmatter,
          [remarkMdxFrontmatter, { name: 'frontmatter' }],
          remarkGfm,
          remarkMath,
        ],
        // The index is taken after the slugs, whose ids it lists, and before KaTeX multiplies the text.
        rehypePlugins: [rehypeSlug, rehypeIndex, rehypeKatex, rehypeScrollableMath],
      }),
    },
    assemblyScript(),
    corpora(),
    katexStyles(),
    react({ include: /\.(mdx|tsx?)$/ }),
  ],
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no `data:` fonts.
    assetsInlineLimit: 0,
  },
  worker: {
    format: 'es',
    // Without this the licence comments of the tensor library double the size of the worker.
    rolldownOptions: { output: { comments: { legal: false } } },
  },
});
