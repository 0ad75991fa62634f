import type { VerifyAnswer } from '@laurel/contract';
import type { PartReport, VerificationReport } from '@laurel/credentials';
import { printMinutes } from '@laurel/domain';

type CheckLine = VerifyAnswer['checks'][number];

/** An allow-list over the report: what a stranger reads, and nothing that the document may hold besides. */
export function answerOf(report: VerificationReport, successor: VerifyAnswer['successor']): VerifyAnswer {
  const [whole, ...inside] = report.parts;
  const wrong = report.parts.find((part) => part.verdict === report.verdict);
  return {
    verdict: report.verdict,
    sentence: report.sentence,
    issuer: report.issuer.id === null ? null : { id: report.issuer.id, name: report.issuer.name },
    subjectName: report.subjectName,
    kind: inside.some((part) => part.kind === 'credential') ? 'record' : 'credential',
    title: whole?.name ?? null,
    validFrom: whole?.validFrom ?? null,
    validUntil: whole?.validUntil ?? null,
    reason: report.verdict === 'genuine' ? null : (wrong?.reasons[0] ?? report.sentence),
    checkedAt: report.checkedAt,
    checks: checksOf(report),
    parts: inside.map((part) => ({
      title: part.name,
      detail: detailOf(part),
      verdict: part.verdict,
      reason: part.reasons[0] ?? null,
    })),
    successor,
  };
}

function detailOf({ facts }: PartReport): string {
  if (!facts) return '';
  const minutes = facts.verifiedMinutes === null ? null : printMinutes(facts.verifiedMinutes);
  const credits = facts.credits === null ? null : `${facts.credits} credits`;
  // A level that several criteria share is said once.
  const results = new Set(facts.results.map((result) => result.value));
  return [facts.role, minutes, credits, ...results].filter((part) => part !== null && part !== '').join(', ');
}

const STATUS_WORDS: Record<CheckLine['outcome'], string> = {
  holds: 'In force, by the issuer’s status list',
  fails: 'Not in force, by the issuer’s books',
  unknown: 'Nobody could be asked whether it is still in force',
};

const DATE_WORDS: Record<CheckLine['outcome'], string> = {
  holds: 'Today is within its dates',
  fails: 'Today is outside its dates',
  unknown: 'Its dates were not looked at',
};

function checksOf(report: VerificationReport): CheckLine[] {
  const { parts, signatures, issuer } = report;
  const lines: CheckLine[] = [];
  const line = (check: CheckLine['check'], outcome: CheckLine['outcome'], detail: string) =>
    lines.push({ check, outcome, detail });

  line(
    'signatures',
    signatures.total > 0 && signatures.valid === signatures.total ? 'holds' : signed(parts) ? 'fails' : 'unknown',
    `${signatures.valid} of ${signatures.total} ${signatures.total === 1 ? 'signature is' : 'signatures are'} valid`,
  );
  line(
    'issuer',
    outcomeOf(parts.map((part) => part.issuedByIssuer)),
    issuer.ours
      ? `${issuer.name ?? 'This institution'}; the keys are its own`
      : `${issuer.name ?? issuer.id ?? 'Nobody'}, by its own word`,
  );
  line(
    'status',
    outcomeOf(parts.map((part) => part.inForce)),
    STATUS_WORDS[outcomeOf(parts.map((part) => part.inForce))],
  );
  line('dates', outcomeOf(parts.map((part) => part.inTime)), DATE_WORDS[outcomeOf(parts.map((part) => part.inTime))]);
  if (report.pdf)
    line(
      'pdf',
      report.pdf.sealed === 'yes' ? 'holds' : report.pdf.sealed === 'no' ? 'fails' : 'unknown',
      report.pdf.sealed === 'yes'
        ? 'The PDF is the file that was issued, to the last byte'
        : 'The PDF is not the file that was issued: its pages may say something else than the signed record in it',
    );
  return lines;
}

const signed = (parts: readonly PartReport[]) => parts.some((part) => part.signature === 'no');

function outcomeOf(answers: readonly PartReport['inForce'][]): CheckLine['outcome'] {
  if (answers.includes('no')) return 'fails';
  if (answers.includes('unknown')) return 'unknown';
  return answers.includes('yes') ? 'holds' : 'unknown';
}
