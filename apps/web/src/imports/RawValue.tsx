/** A raw value in mono, with what the eye would miss made visible: spaces as dots, other odd signs by code point. */
export function RawValue({ value }: { value: string }) {
  if (value === '') return <span className="hint">empty</span>;
  const runs = value.split(/(\s|\p{Cc}|\p{Cf})/u).filter(Boolean);
  let at = 0;
  return (
    <code className="raw" dir="ltr">
      {runs.map((run) => {
        const key = `${at}`;
        at += run.length;
        const odd = /^(\s|\p{Cc}|\p{Cf})$/u.test(run);
        if (!odd) return <span key={key}>{run}</span>;
        const code = `U+${(run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        return (
          <mark key={key} title={run === ' ' ? 'a space' : code}>
            {run === ' ' ? '·' : code}
          </mark>
        );
      })}
    </code>
  );
}
