import { useId, useState } from 'react';
import type { ReactNode } from 'react';

interface InspectButtonProps {
  readonly open: boolean;
  /** The id of what is opened. */
  readonly controls: string;
  readonly onToggle: () => void;
  /** The id of what says which number it is, where nothing within the button does. */
  readonly labelledBy?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A number to be pressed, for where what it opens has a place of its own: a row of a table. */
export function InspectButton(props: InspectButtonProps) {
  const { open, controls, onToggle, labelledBy, className, children } = props;
  const id = useId();
  return (
    <button
      type="button"
      id={id}
      className={className ?? 'ui-inspect-number'}
      aria-expanded={open}
      {...(open && { 'aria-controls': controls })}
      {...(labelledBy !== undefined && { 'aria-labelledby': `${labelledBy} ${id}` })}
      onClick={onToggle}
    >
      {children}
    </button>
  );
}

interface InspectProps {
  /** Which number it is; stands before it. */
  readonly label: ReactNode;
  /** The number as it is written. */
  readonly value: string;
  /** Open before the reader has pressed anything. */
  readonly openAtFirst?: boolean;
  /** Where the figure decides: whether it is open, and who is told of a press. */
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  /** The arithmetic that made it: `Steps`. Costs nothing while it is shut. */
  readonly children: ReactNode;
}

/** A number that opens to the arithmetic that made it. */
export function Inspect(props: InspectProps) {
  const { label, value, openAtFirst = false, onToggle, children } = props;
  const [own, setOwn] = useState(openAtFirst);
  const open = props.open ?? own;
  const labelId = useId();
  const sumId = useId();
  return (
    <div className="ui-inspect">
      <p className="ui-inspect-head">
        <span id={labelId}>{label}</span>{' '}
        <InspectButton
          open={open}
          controls={sumId}
          labelledBy={labelId}
          onToggle={() => {
            setOwn(!open);
            onToggle?.(!open);
          }}
        >
          {value}
        </InspectButton>
      </p>
      {open && <div id={sumId}>{children}</div>}
    </div>
  );
}
