import { useState } from 'react';
import strings from '#strings/pages';
import type { Section } from '../mdx/section';
import { useProgress } from '../readingProgress';
import { useCurrentSection, useMarkRead } from '../sectionTracking';

interface SectionListProps {
  /** The chapter's path, by which its progress is kept. */
  readonly path: string;
  readonly sections: readonly Section[];
}

/**
 * The sections of a chapter: beside it on a wide screen, under its head behind a button on a narrow
 * one. The one that is being read is marked, and so, quietly, are those that have been read.
 */
export function SectionList({ path, sections }: SectionListProps) {
  const [open, setOpen] = useState(false);
  const current = useCurrentSection(sections);
  const read = useProgress().read[path];
  useMarkRead(path, sections);

  return (
    <nav className="sections" aria-label={strings.chapter.sections}>
      <button
        type="button"
        className="sections-toggle"
        aria-expanded={open}
        aria-controls="section-list"
        onClick={() => setOpen(!open)}
      >
        {strings.chapter.sections}
      </button>
      <ol id="section-list" data-open={open}>
        {sections.map(({ id, text }) => {
          const isRead = read?.includes(id) ?? false;
          return (
            <li key={id} data-read={isRead}>
              <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
                {text}
              </a>
              {isRead && <span className="visually-hidden">{strings.chapter.read}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
