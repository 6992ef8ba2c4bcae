import { vi } from 'vitest';

/** A reader who wants no motion: nothing is slowed down for the eye. Until the mocks are restored. */
export function wantNoMotion(): void {
  const query = { matches: true, addEventListener() {}, removeEventListener() {} };
  const real = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((text) =>
    text.includes('reduced-motion') ? (query as unknown as MediaQueryList) : real(text),
  );
}
