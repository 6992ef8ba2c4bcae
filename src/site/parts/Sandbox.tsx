import strings from '#strings/layout';
import { isSandboxed } from '../isSandboxed';
import { useMounted } from '../useMounted';

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
