import type { Group } from './groups';
import { signOf } from './signs';

interface KeyProps {
  readonly label: string;
  readonly groups: readonly Group[];
  /** The index of the group that stands out; −1 for none. */
  readonly value: number;
  readonly onChoose: (group: number) => void;
}

/** The signs of the groups; pressing one makes its group stand out. */
export function Key({ label, groups, value, onChoose }: KeyProps) {
  return (
    <ul className="embedding-map-key" aria-label={label}>
      {groups.map((group, index) => {
        const { d, hollow } = signOf(index);
        return (
          <li key={group.value}>
            <button
              type="button"
              aria-pressed={index === value}
              onClick={() => onChoose(index === value ? -1 : index)}
            >
              <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
                <path className="embedding-map-sign" data-hollow={hollow} d={d} />
              </svg>
              <span translate="no">{group.value}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
