import { useState } from 'react';
import ui from '#strings/ui';
import { Button } from './Button';

interface CopyButtonProps {
  /** "Copy link". */
  readonly label: string;
  /** Read out in place of the label, where that says too little. */
  readonly name?: string;
  readonly text: () => string;
}

/** Puts a text on the clipboard or, where that is refused, into a field to copy it from. */
export function CopyButton({ label, name, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function copy(): Promise<void> {
    const value = text();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      setRefused(undefined);
    } catch {
      setRefused(value);
    }
  }

  return (
    <span className="ui-copy">
      <Button
        variant="plain"
        aria-label={name}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {label}
      </Button>
      <span aria-live="polite">{copied && ui.copy.copied}</span>
      {refused !== undefined && <CopyField label={name ?? label} text={refused} />}
    </span>
  );
}

/** A text to copy by hand: reaching it selects the whole of it. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <input
      readOnly
      aria-label={ui.copy.fromHere(label)}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
