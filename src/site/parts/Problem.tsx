import strings from '#strings/layout';
import { Button } from '../../ui/Button';
import { useRecovery } from '../useRecovery';
import { Reload } from './Reload';

/** What went wrong last. It is part of every page, because the script that it concerns may be missing. */
export function Problem() {
  const { problem, wantsReload, dismiss } = useRecovery();
  const close = (
    <Button variant="plain" onClick={dismiss}>
      {strings.problem.close}
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
