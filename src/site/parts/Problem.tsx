import words from '#words/layout';
import { Button } from '../../ui/Button';
import { useRescue } from '../useRescue';
import { Reload } from './Reload';

/** What went wrong last. It is part of every page, because the script that it concerns may be missing. */
export function Problem() {
  const { problem, wantsReload, dismiss } = useRescue();
  const close = (
    <Button variant="plain" onClick={dismiss}>
      {words.problem.close}
    </Button>
  );
  return (
    <div role="alert" className="model-bar-alert">
      {problem !== null && (
        <>
          <p>{problem}</p>
          {wantsReload ? <Reload>{close}</Reload> : close}
        </>
      )}
    </div>
  );
}
