import strings from '#strings/translator';
import { French } from './French';
import { isExactMatchOfWords } from './isRight';

interface VerdictProps {
  readonly written: readonly string[];
  readonly finished: boolean;
  /** By the grammar. */
  readonly right: readonly string[];
}

/** Whether a translation is right, in a sentence. */
export function Verdict({ written, finished, right }: VerdictProps) {
  if (finished && isExactMatchOfWords(written, right)) return strings.verdict.right;
  return (
    <>
      {!finished && <>{strings.verdict.endless} </>}
      {strings.verdict.wrong(<French words={right} />)}
    </>
  );
}
