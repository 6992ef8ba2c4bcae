interface BlankMapProps {
  /** Of the sentence. */
  readonly wordCount: number;
}

const CELL = 10;

/** The shape of the map, with nothing in it: as many steps down as the sentence has words. */
export function BlankMap({ wordCount }: BlankMapProps) {
  const count = Math.min(32, Math.max(2, wordCount));
  const side = count * CELL;
  const stairs = Array.from({ length: count }, () => `h${CELL}v${CELL}`).join('');
  return (
    <svg
      className="attention-map-blank"
      viewBox={`-0.5 -0.5 ${side + 1} ${side + 1}`}
      aria-hidden="true"
    >
      <path d={`M0 0${stairs}H0Z`} />
      <path
        d={Array.from(
          { length: count - 1 },
          (_, i) =>
            `M${(i + 1) * CELL} ${(i + 1) * CELL}V${side}M0 ${(i + 1) * CELL}h${(i + 1) * CELL}`,
        ).join('')}
      />
    </svg>
  );
}
