/**
 * Build-time plugins for the chapters. They run in Node, from `vite.config.ts`.
 */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import type { Section } from './section';
import { textOf, walk, type Node } from './tree.ts';

/** Strings, lists and records of them as an ESTree expression: a literal, so that unused ones are dropped. */
const literal = (value: unknown): unknown => {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(literal) };
  if (typeof value !== 'object' || value === null) return { type: 'Literal', value };
  return {
    type: 'ObjectExpression',
    properties: Object.entries(value).map(([key, one]) => ({
      type: 'Property',
      kind: 'init',
      method: false,
      shorthand: false,
      computed: false,
      key: { type: 'Literal', value: key },
      value: literal(one),
    })),
  };
};

/** `export const name = value`, as a node that MDX accepts. */
const exportNode = (name: string, value: unknown): Node => ({
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ExportNamedDeclaration',
          specifiers: [],
          attributes: [],
          source: null,
          declaration: {
            type: 'VariableDeclaration',
            kind: 'const',
            declarations: [
              {
                type: 'VariableDeclarator',
                id: { type: 'Identifier', name },
                init: literal(value),
              },
            ],
          },
        },
      ],
    },
  },
});

const idOf = (heading: Node): string => String(heading.properties?.['id'] ?? '');

/** The first paragraph under each heading, by the heading's id: in the glossary, what the word means. */
function definitionsIn(tree: Node): Record<string, string> {
  const blocks = (tree.children ?? []).filter(({ type }) => type === 'element');
  return Object.fromEntries(
    blocks.flatMap((heading, i) => {
      const text = blocks[i + 1];
      return heading.tagName === 'h2' && text?.tagName === 'p'
        ? [[idOf(heading), textOf(text)]]
        : [];
    }),
  );
}

/**
 * Adds `export const sections` (the second-rank headings), `elements` (the names of the figures and
 * other parts that it uses), and to the glossary `definitions`.
 */
export function rehypeIndex() {
  return (tree: Node, file: { readonly path?: string }): void => {
    const sections: Section[] = [];
    const elements = new Set<string>();
    walk(tree, (node) => {
      if (node.tagName === 'h2') sections.push({ id: idOf(node), text: textOf(node) });
      if (typeof node.name === 'string') elements.add(node.name);
    });
    const isGlossary = /[\\/]glossary\.mdx$/.test(file.path ?? '');
    tree.children?.push(
      exportNode('sections', sections),
      exportNode('elements', [...elements]),
      ...(isGlossary ? [exportNode('definitions', definitionsIn(tree))] : []),
    );
  };
}

const isDisplay = ({ properties }: Node): boolean => {
  const names = properties?.['className'];
  return Array.isArray(names) && names.includes('katex-display');
};

const partOf = (name: string, { children }: Node): Node => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: [],
  children: children ?? [],
});

/**
 * Parts what stands in a `<Formula>` into the formula and its words. After `rehype-katex`.
 * @throws Error where a formula on a line of its own has no words
 */
export function rehypeFormulas() {
  return (tree: Node, file: { readonly path?: string }): void => {
    walk(tree, (node) => {
      if (node.name === 'Formula') {
        const [line, said, ...more] = (node.children ?? []).filter(({ type }) => type !== 'text');
        if (line && isDisplay(line) && said?.tagName === 'p' && more.length === 0) {
          node.children = [partOf('FormulaLine', line), partOf('FormulaWords', said)];
          return;
        }
      } else if (!isDisplay(node)) return;
      throw new Error(
        `${file.path ?? 'A chapter'}: expected a formula on a line of its own to stand in <Formula> with one paragraph after it that says it in words.`,
      );
    });
  };
}

/**
 * In a translation a heading says by which id the English one is known, as a comment at its end:
 * `## Stapel {/*batch*\/}`. Links name ids, in whatever language they are. Before `rehype-slug`.
 */
export function rehypeHeadingIds() {
  return (tree: Node): void => {
    walk(tree, (node) => {
      const { children = [] } = node;
      const last = children.at(-1);
      if (!/^h[1-6]$/.test(node.tagName ?? '') || last?.type !== 'mdxTextExpression') return;
      const id = /^\/\*\s*([\p{L}\p{N}-]+)\s*\*\/$/u.exec(last.value ?? '')?.[1];
      if (id === undefined) return;
      node.properties = { ...node.properties, id };
      children.pop();
      const text = children.at(-1);
      if (text?.type === 'text') text.value = text.value?.trimEnd() ?? '';
    });
  };
}

/** A font of a style sheet. */
const FACE = /@font-face\s*\{[^}]*\}/g;

/**
 * Gives KaTeX's style sheet to the chapters that have a formula, and to no other page. Its fonts are
 * parted from it, as `katex.min.css?faces`; of them woff2 only, which every browser of the last ten
 * years reads.
 */
export function katexStyles(): Plugin {
  return {
    name: 'katex-styles',
    transform(code, id) {
      const [path = '', query] = id.split('?');
      // Copies such as `?index` are read for their metadata alone: they must stay free of side effects.
      if (path.endsWith('.mdx') && query === undefined && code.includes('"katex"')) {
        return { code: `import 'katex/dist/katex.min.css';\n${code}`, map: null };
      }
      return null;
    },
    load: {
      order: 'pre',
      async handler(id) {
        const [path = '', query] = id.split('?');
        if (!/katex[\\/]dist[\\/]katex\.min\.css$/.test(path)) return null;
        const css = await readFile(path, 'utf8');
        if (query !== 'faces') return css.replace(FACE, '');
        const faces = css.match(FACE) ?? [];
        return faces.join('').replace(/,url\([^)]*\.(woff|ttf)\) format\("[a-z]+"\)/g, '');
      },
    },
  };
}
