import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import strings from '#strings/termCard';
import { onPressOutside } from '../../ui/onPressOutside';
import { definitionOf } from '../content';
import { hideTerm, hideTermSoon, keepTerm } from '../termCard';
import type { OpenTerm } from '../termCard';
import './term-card.css';

const ID = 'term-card';
const GAP = 8;

/**
 * What the glossary says of a term, beside the term. It goes by Escape, can be pointed at, and stays
 * until pointer and focus have left (WCAG 1.4.13).
 */
export default function TermCard({ id, link }: OpenTerm) {
  const card = useRef<HTMLDivElement>(null);
  const [definition, setDefinition] = useState<string>();

  useEffect(() => {
    let gone = false;
    setDefinition(undefined);
    // What cannot be fetched is still behind the link.
    definitionOf(id).then(
      (text) => !gone && (text === undefined ? hideTerm() : setDefinition(text)),
      () => !gone && hideTerm(),
    );
    return () => {
      gone = true;
    };
  }, [id]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hideTerm();
    const isInside = (target: Node) =>
      (card.current?.contains(target) ?? false) || link.contains(target);
    const endPresses = onPressOutside(isInside, hideTerm);
    addEventListener('keydown', onKey);
    addEventListener('resize', hideTerm);
    return () => {
      removeEventListener('keydown', onKey);
      endPresses();
      removeEventListener('resize', hideTerm);
    };
  }, [link]);

  useLayoutEffect(() => {
    if (!card.current || definition === undefined) return;
    card.current.showPopover();
    place(card.current, link);
    link.setAttribute('aria-describedby', ID);
    return () => link.removeAttribute('aria-describedby');
  }, [link, definition]);

  if (definition === undefined) return null;
  return (
    <div
      ref={card}
      className="term-card"
      id={ID}
      role="tooltip"
      popover="manual"
      onPointerEnter={keepTerm}
      onPointerLeave={hideTermSoon}
    >
      {definition}
      <small>{strings.tapAgain}</small>
    </div>
  );
}

/** Under the term, or over it where there is more room; on the page, so that it scrolls along. */
function place(card: HTMLElement, link: HTMLElement): void {
  // A term may run over two lines: the card belongs to the first of them.
  const [word = link.getBoundingClientRect()] = link.getClientRects();
  const { width, height } = card.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - GAP;
  const under = word.bottom + GAP + height <= innerHeight || word.top < height + GAP;
  const lines = link.getClientRects();
  const bottom = (lines[lines.length - 1] ?? word).bottom;
  card.style.left = `${Math.max(GAP, Math.min(word.left, room)) + scrollX}px`;
  card.style.top = `${(under ? bottom + GAP : word.top - GAP - height) + scrollY}px`;
}
