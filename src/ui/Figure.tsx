import { useEffect, useId } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/ui';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { keepFocusOnPage } from './keepFocus';

interface FigureProps {
  readonly title: string;
  /** One sentence that says what to do and where to look. */
  readonly tryThis?: ReactNode;
  /** What the figure is when it is not live and measured: "A drawing, not data", "Recorded on …". */
  readonly provenance?: string;
  /** Breaks out of the text column into the margin. */
  readonly wide?: boolean;
  /** Puts everything in the figure back as it was; shows the reset button. */
  readonly onReset?: () => void;
  /** The address that restores the figure as it is; shows a button that copies it. */
  readonly link?: () => string;
  /** A status line, a readout or a source, under a hairline. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every figure: a rule, a title, a sentence to try, the figure, an optional footer. */
export function Figure(props: FigureProps) {
  const { title, tryThis, provenance, wide = false, onReset, link, footer, children } = props;
  const titleId = useId();
  useEffect(keepFocusOnPage, []);
  const hasFooter = footer !== undefined && footer !== null && footer !== false;
  return (
    <figure className={wide ? 'ui-figure ui-figure-wide' : 'ui-figure'} aria-labelledby={titleId}>
      <figcaption className="ui-figure-head">
        <div>
          <p className="ui-figure-title" id={titleId}>
            {title}
          </p>
          {tryThis !== undefined && <p className="ui-figure-try">{tryThis}</p>}
        </div>
        {(link || onReset) && (
          <div className="ui-figure-actions">
            {link && (
              <CopyButton
                label={strings.figure.copyLink}
                name={strings.figure.copyLinkOf(title)}
                text={link}
              />
            )}
            {onReset && (
              <Button variant="plain" onClick={onReset} aria-label={strings.figure.resetOf(title)}>
                {strings.figure.reset}
              </Button>
            )}
          </div>
        )}
      </figcaption>
      <div className="ui-figure-body">{children}</div>
      {(hasFooter || provenance !== undefined) && (
        <div className="ui-figure-foot">
          {footer}
          {provenance !== undefined && <p className="ui-figure-provenance">{provenance}</p>}
        </div>
      )}
    </figure>
  );
}
