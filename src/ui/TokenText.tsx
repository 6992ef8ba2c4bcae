/** Tokens as a reader can see them, in every figure alike. */

/** A space has no shape: a raised dot stands for it. For labels on canvases. */
export const visibleSpaces = (text: string): string => text.replaceAll(' ', '·');

/** The same in a page: the dots are faint, and a screen reader meets spaces. Each in its own direction. */
export function TokenText({ text }: { readonly text: string }) {
  return (
    <bdi className="ui-token" translate="no">
      {text.split(/( )/).map((part, i) =>
        part === ' ' ? (
          <span key={i} className="ui-token-space">
            <span aria-hidden="true">·</span>
            <span className="visually-hidden"> </span>
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}
