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

/** A figure that a text can be dropped on. A model goes on to the page, which opens it anywhere. */
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
        setOver(false);
        // That is for the page.
        if (isModel(event.dataTransfer.files)) return;
        event.preventDefault();
        void textImport.give(fromDrop(event.dataTransfer));
      }}
    >
      {children}
      {over && <p className="setup-drop-invitation">{invitation}</p>}
    </div>
  );
}

const isModel = (files: FileList): boolean =>
  [...files].some(({ name }) => /\.(zip|gguf|safetensors)$/i.test(name));
