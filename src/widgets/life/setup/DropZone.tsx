import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { fromDrop } from './inputFiles';
import type { TextImport } from './useTextImport';

interface DropZoneProps {
  readonly textImport: TextImport;
  /** Said while something is held over the figure. */
  readonly invitation: string;
  readonly children: ReactNode;
}

/** A figure that a text can be dropped on. Without it, the browser would leave the page for the file. */
export function DropZone({ textImport, invitation, children }: DropZoneProps) {
  const [over, setOver] = useState(false);

  const hold = (event: DragEvent) => {
    const { types } = event.dataTransfer;
    if (!types.includes('Files') && !types.includes('text/plain')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };

  return (
    <div
      className="setup-drop"
      data-over={over}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void textImport.give(fromDrop(event.dataTransfer));
      }}
    >
      {children}
      {over && <p className="setup-drop-invitation">{invitation}</p>}
    </div>
  );
}
