/** Watches a chapter while it is read: which section the reader is in, and which they have finished. */

import { useEffect, useState } from 'react';
import type { Section } from './mdx/section';
import { markRead } from './readingProgress';

/** The upper third of the window, and everything above it however far: a heading there was passed. */
const PASSED = '9999999px 0px -66% 0px';

/** A heading that was jumped to stands at the top: seeing it there does not mean that what is before was read. */
const LOWER_PART = '-30% 0px 0px 0px';

/** Long enough to be more than scrolling by. */
const MOMENT_MS = 2_000;

const elementsOf = (sections: readonly Section[]): HTMLElement[] =>
  sections.flatMap(({ id }) => document.getElementById(id) ?? []);

/** @returns the id of the section whose heading was passed last */
export function useCurrentSection(sections: readonly Section[]): string | undefined {
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) =>
        setPassed((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) after.add(target.id);
            else after.delete(target.id);
          }
          return after;
        }),
      { rootMargin: PASSED },
    );
    for (const heading of elementsOf(sections)) observer.observe(heading);
    return () => observer.disconnect();
  }, [sections]);

  return sections.findLast(({ id }) => passed.has(id))?.id;
}

/**
 * Marks a section as read when what follows it, the next heading or the links at the end, has been
 * in the lower part of the window for a moment.
 */
export function useMarkRead(path: string, sections: readonly Section[]): void {
  useEffect(() => {
    const timers = new Map<Element, number>();
    const after = new Map<Element, string>();
    const end = document.querySelector('.turn-page');
    [...elementsOf(sections).slice(1), ...(end ? [end] : [])].forEach((element, i) => {
      const section = sections[i];
      if (section) after.set(element, section.id);
    });
    const finish = (element: Element) => {
      const id = after.get(element);
      if (id !== undefined && document.visibilityState === 'visible') markRead(path, id);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(timers.get(target));
          if (isIntersecting) timers.set(target, window.setTimeout(finish, MOMENT_MS, target));
        }
      },
      { rootMargin: LOWER_PART },
    );
    for (const element of after.keys()) observer.observe(element);
    return () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [path, sections]);
}
