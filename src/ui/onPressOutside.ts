/**
 * Calls back whenever the reader presses elsewhere, by mouse, pen or finger.
 * @param isInside whether an element belongs to what stays open
 * @returns ends it
 */
export function onPressOutside(
  isInside: (target: Node) => boolean,
  onPress: () => void,
): () => void {
  const onPointer = ({ target }: PointerEvent) => {
    if (!(target instanceof Node && isInside(target))) onPress();
  };
  addEventListener('pointerdown', onPointer);
  return () => removeEventListener('pointerdown', onPointer);
}
