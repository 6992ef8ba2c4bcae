import strings from '#strings/layout';
import { Segmented } from '../../ui/Segmented';
import { setTheme, useTheme } from '../theme';
import type { Theme } from '../theme';

const icon = (path: string) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">
    <path d={path} strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

const THEMES: readonly { value: Theme; label: string; icon: React.ReactNode }[] = [
  {
    value: 'system',
    label: strings.theme.choices.system,
    icon: (
      <svg viewBox="0 0 16 16" width="16" height="16">
        <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
      </svg>
    ),
  },
  {
    value: 'light',
    label: strings.theme.choices.light,
    icon: icon(
      'M8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6M8 1.2v1.2M8 13.6v1.2M1.2 8h1.2M13.6 8h1.2M3.2 3.2l.8.8M12 12l.8.8M12.8 3.2l-.8.8M4 12l-.8.8',
    ),
  },
  {
    value: 'dark',
    label: strings.theme.choices.dark,
    icon: icon('M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z'),
  },
];

export function ThemeSwitch() {
  return (
    <Segmented
      label={strings.theme.label}
      hideLabel
      value={useTheme()}
      options={THEMES}
      onChange={setTheme}
    />
  );
}
