import strings from '#strings/layout';
import { useMounted } from '../useMounted';

/** Whether the page is in a frame without an origin of its own, to which storage and workers are refused. */
export const isSandboxed = (): boolean => window.origin === 'null';

/** In a frame without an origin of its own, browsers start no engine and keep nothing: says so. */
export function Sandbox() {
  if (!useMounted() || !isSandboxed()) return null;
  const address = location.origin + location.pathname;
  return (
    <p className="sandbox">
      {strings.sandbox}{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {address}
      </a>
    </p>
  );
}
