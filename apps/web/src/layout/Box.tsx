import type { Tokens } from './tokens.js';

/** The box of a checkbox, 16 × 16: empty, ticked, or a dash where only some are chosen. */
export function Box({ t, mark }: { t: Tokens; mark?: 'tick' | 'dash' }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden="true">
      <rect x="1.5" y="1.5" width="15" height="15" rx="3.5" fill={mark ? t.brand : t.surface} />
      <rect x="1.5" y="1.5" width="15" height="15" rx="3.5" stroke={mark ? t.brand : t.edge} />
      {mark === 'tick' && (
        <path d="M5 9.2l2.7 2.700L13 6.7" stroke={t.onBrand} strokeWidth="1.6" strokeLinecap="round" />
      )}
      {mark === 'dash' && <path d="M5.5 9h7" stroke={t.onBrand} strokeWidth="1.6" strokeLinecap="round" />}
    </svg>
  );
}
