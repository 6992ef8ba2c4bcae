/** Files that are dropped anywhere on the page: without this, the browser would leave it for them. */

/** A file, or a folder as it lies on the disk. */
export type Dropped = File | FileSystemEntry;

/** Who does something with them. */
export interface DropTarget {
  /** Files are held over the page. @returns whether they may be dropped */
  readonly over: () => boolean;
  /** No more, or over a part of it that takes them by itself. */
  readonly away: () => void;
  readonly drop: (dropped: readonly Dropped[]) => void;
}

let target: DropTarget | null = null;
/** Dropped before there was a target. */
let early: readonly Dropped[] = [];

/** From the first moment that anything can be dropped. */
export function watchPageDrops(): void {
  window.addEventListener('dragover', (event) => {
    const { dataTransfer } = event;
    if (!isForPage(event) || !dataTransfer) return target?.away();
    event.preventDefault();
    dataTransfer.dropEffect = !target || target.over() ? 'copy' : 'none';
  });
  window.addEventListener('drop', (event) => {
    target?.away();
    if (!isForPage(event) || !event.dataTransfer) return;
    event.preventDefault();
    // Now: after its event, the browser forgets what was dropped.
    const dropped = Array.from(event.dataTransfer.items).flatMap((item) => {
      const entry = item.webkitGetAsEntry();
      return (entry?.isDirectory ? entry : item.getAsFile()) ?? [];
    });
    if (target) target.drop(dropped);
    else early = dropped;
  });
}

/** Not a picture out of some page, nor what a figure takes by itself. */
const isForPage = ({ defaultPrevented, dataTransfer }: DragEvent): boolean =>
  !defaultPrevented &&
  dataTransfer !== null &&
  dataTransfer.types.includes('Files') &&
  !dataTransfer.types.includes('text/html');

/** @returns takes none any more */
export function takePageDrops(next: DropTarget): () => void {
  target = next;
  if (early.length > 0) next.drop(early);
  early = [];
  return () => {
    if (target === next) target = null;
  };
}
