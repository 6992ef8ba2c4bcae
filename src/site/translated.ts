/**
 * A page that the browser translates goes on working. Chrome's translator takes each text out of the
 * page and puts a `<font>` with the translation in its place. React knows nothing of that: to remove
 * such a text, or to put something before it, throws (facebook/react#11538), and when it changes, it
 * does so where nobody sees it. So it is remembered what stands for which text, and the text is put
 * back as soon as React touches it: the translator finds it there, and translates it anew.
 * `translate="no"` on all that may change would leave half of every figure untranslated.
 */

const isFont = (node: Node | null): node is ChildNode => node?.nodeName === 'FONT';

/** @param page what React renders into; before anything of it is translated */
export function keepTranslatable(page: Node): void {
  const standIns = new WeakMap<Node, ChildNode>();
  /** The other way: a translator may put one in the place of several texts. */
  const texts = new WeakMap<Node, Text[]>();
  const changes = new MutationObserver(take);
  const edits = new MutationObserver((records) => records.forEach(({ target }) => putBack(target)));
  const { removeChild, insertBefore } = Node.prototype;

  function take(records: readonly MutationRecord[]): void {
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].filter(isFont)));
    if (added.size === 0) return;
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      const near = [...addedNodes, previousSibling, nextSibling].filter(isFont);
      const fonts = near.filter((font) => added.has(font));
      for (const text of removedNodes) {
        const standIn = fonts.find((font) => !texts.has(font)) ?? fonts[0];
        if (!(text instanceof Text) || !standIn) continue;
        standIns.set(text, standIn);
        texts.set(standIn, [...(texts.get(standIn) ?? []), text]);
        edits.observe(text, { characterData: true });
      }
    }
  }

  function putBack(text: Node): void {
    const standIn = standIns.get(text);
    if (!standIn) return;
    const all = texts.get(standIn) ?? [];
    for (const one of all) standIns.delete(one);
    standIn.replaceWith(...all);
  }

  /** Whether a child is where React believes it to be, now at the latest. */
  function isIn(parent: Node, child: Node): boolean {
    if (child.parentNode === parent) return true;
    take(changes.takeRecords());
    putBack(child);
    return child.parentNode === parent;
  }

  changes.observe(page, { childList: true, subtree: true });
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    return isIn(this, child) ? (removeChild.call(this, child) as Child) : child;
  };
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    const next = before && isIn(this, before) ? before : null;
    return insertBefore.call(this, child, next) as Child;
  };
}
