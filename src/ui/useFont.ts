import { useEffect, useState } from 'react';

/** Whether a font is here, which a canvas has to know: it does not repaint by itself as text does. */
export function useFont(font: string): boolean {
  const [here, setHere] = useState(false);
  useEffect(() => {
    let gone = false;
    const settle = () => {
      if (!gone) setHere(true);
    };
    // If it cannot be fetched, the stand-in is what there is.
    document.fonts.load(font).then(settle, settle);
    return () => {
      gone = true;
    };
  }, [font]);
  return here;
}
