import { useStore } from 'react-admin';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

export const APPEARANCE_WORDS: Record<Appearance, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

/** Light, dark, or whatever the system asks for. React-admin reads the same entry of its store, absent for "system". */
export function useAppearance(): [Appearance, (next: Appearance) => void] {
  const [stored, store] = useStore<'light' | 'dark' | undefined>('theme', undefined);
  return [stored ?? 'system', (next) => store(next === 'system' ? undefined : next)];
}
