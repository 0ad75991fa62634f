/** Laurel's mark: two leaves. The word stands beside it wherever there is room. */
export function Logo({ size = 24, plain = false }: { size?: number; plain?: boolean }) {
  const colour = plain ? 'currentColor' : 'var(--brand)';
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 32 32" fill={colour} aria-hidden="true">
      <path d="M13 29C11.2 17.6 16.4 7.2 29 3c1.6 12.4-4.2 22.6-16 26z" />
      <path opacity=".62" d="M11.2 29C5 27.4 2 22.8 2.6 15.8 9 17.4 12 22 11.2 29z" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="wordmark">
      <Logo />
      <span>Laurel</span>
    </span>
  );
}
