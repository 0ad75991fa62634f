import { VERDICTS, type Verdict } from '@laurel/contract';

export { VERDICTS, type Verdict };

/** The first words of the verdict card. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  genuine: 'Genuine',
  replaced: 'Genuine, but replaced',
  'not-yet-valid': 'Genuine, but not valid yet',
  expired: 'Genuine, but expired',
  suspended: 'Genuine, but suspended',
  revoked: 'Genuine, but revoked',
  'could-not-be-checked': 'Could not be checked',
  'not-issued-by': 'Not issued by who it says',
  changed: 'Changed after it was issued',
};

/** One thing found out about a part, with a sentence for people. */
export interface Finding {
  verdict: Verdict;
  reason: string;
}

/**
 * How bad a verdict is. "Could not be checked" has two places: where not even the signature and its owner are sure,
 * nothing may be called genuine, so it outranks "revoked"; where only the status list was out of reach, a known
 * revocation or expiry says more.
 */
export function severity(verdict: Verdict, established: boolean): number {
  if (verdict === 'could-not-be-checked' && established) return VERDICTS.indexOf('replaced') + 0.5;
  return VERDICTS.indexOf(verdict);
}

/** The worst of several findings about one part; genuine where there is none. */
export function worst(findings: readonly Finding[], established: boolean): Verdict {
  return findings.reduce<Verdict>(
    (soFar, { verdict }) => (severity(verdict, established) > severity(soFar, established) ? verdict : soFar),
    'genuine',
  );
}
