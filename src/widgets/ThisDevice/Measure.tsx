import { useEffect } from 'react';
import strings from '#strings/figures/ThisDevice';
import { deviceRateActions, useMeasuredRate } from '../../store';
import { Button } from '../../ui';
import type { DeviceRate } from '../life/deviceRate';
import '../life/life.css';

/** How the speed is known and, where no run of the reader's has told it, a button that measures it. */
export function Measure({ rate }: { readonly rate: DeviceRate | null }) {
  const status = useMeasuredRate((state) => state.status);
  const fraction = useMeasuredRate((state) => state.fraction);
  const isRunning = status === 'running';
  const isOffered = rate === null || rate.origin === 'measured' || rate.origin === 'choice';
  useEffect(() => deviceRateActions.stop, []);
  return (
    <div className="life-controls">
      {(isOffered || isRunning) && (
        <Button
          variant={rate ? 'secondary' : 'primary'}
          onClick={() => (isRunning ? deviceRateActions.stop() : void deviceRateActions.measure())}
        >
          {isRunning ? strings.stop : rate?.origin === 'measured' ? strings.again : strings.measure}
        </Button>
      )}
      <p className="life-progress" role="status">
        {isRunning
          ? strings.measuring
          : status === 'failed'
            ? strings.failed
            : strings.origin[rate?.origin ?? 'none']}
      </p>
      {isRunning && (
        <progress className="life-bar" aria-label={strings.progress} value={fraction} max={1} />
      )}
    </div>
  );
}
