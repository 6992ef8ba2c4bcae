/** The trees that a chapter is on its way from Markdown to JavaScript. */

/** The little of an mdast or hast tree, with MDX elements in it, that is read here. */
export interface Node {
  type: string;
  value?: string;
  tagName?: string;
  name?: string | null;
  properties?: Record<string, unknown>;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: Node[];
  data?: unknown;
}

export const textOf = (node: Node): string =>
  node.value ?? (node.children ?? []).map((child) => textOf(child)).join('');

export const walk = (node: Node, visit: (node: Node) => void): void => {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
};

/** String attributes as they are; `year={2017}` gives the text between the braces. */
export const attributesOf = (node: Node): Record<string, string> =>
  Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) => {
      if (name === undefined) return [];
      const text = typeof value === 'string' ? value : (value as { value?: string } | null)?.value;
      return [[name, text ?? '']];
    }),
  );
