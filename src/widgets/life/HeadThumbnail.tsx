import { useEffect, useRef } from 'react';
import { sequentialScale, useThemeVersion } from '../../ui';
import './head-thumbnail.css';

interface HeadThumbnailProps {
  /** Of one head, `[time, time]`, not finite where not allowed. */
  readonly weights: Float32Array;
}

/** The attention of a head, small: one pixel a weight, enlarged by the style sheet. */
export function HeadThumbnail({ weights }: HeadThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const time = Math.sqrt(weights.length);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const scale = sequentialScale('attention');
    context.clearRect(0, 0, time, time);
    weights.forEach((weight, i) => {
      if (!Number.isFinite(weight)) return;
      context.fillStyle = scale(weight);
      context.fillRect(i % time, Math.floor(i / time), 1, 1);
    });
  }, [weights, time, theme]);

  return (
    <canvas className="head-thumbnail" ref={canvas} width={time} height={time} aria-hidden="true" />
  );
}
