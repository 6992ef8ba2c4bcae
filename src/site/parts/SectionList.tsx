import { useEffect, useState } from 'react';
import type { Section } from '../mdx/plugins';

/** The sections of a chapter, beside it, with the one that is being read marked. */
export function SectionList({ sections }: { readonly sections: readonly Section[] }) {
  const [current, setCurrent] = useState<string>();

  useEffect(() => {
    const headings = sections.flatMap(({ id }) => document.getElementById(id) ?? []);
    // A section is read from when its heading passes the upper third of the window.
    const update = () => {
      const passed = headings.filter((one) => one.getBoundingClientRect().top < innerHeight / 3);
      setCurrent(passed[passed.length - 1]?.id);
    };
    const observer = new IntersectionObserver(update, { rootMargin: '0px 0px -66% 0px' });
    for (const heading of headings) observer.observe(heading);
    return () => observer.disconnect();
  }, [sections]);

  return (
    <nav className="sections" aria-label="In this chapter">
      <ol>
        {sections.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
