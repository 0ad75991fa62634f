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
  const results = facts.results.map((result) => result.value);
  return [facts.role, minutes, credits, ...results].filter((part) => part !== null && part !== '').join(', ');
}

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
      ? `Issued by ${issuer.name ?? 'this institution'}, whose keys are known here`
      : `Says that ${issuer.name ?? issuer.id ?? 'nobody'} issued it`,
  );
  line(
    'status',
    outcomeOf(parts.map((part) => part.inForce)),
    report.statusReadAt === null
      ? 'Whether it is still in force was not read from any list'
      : 'Read from the issuer’s status list whether it is still in force',
  );
  line('dates', outcomeOf(parts.map((part) => part.inTime)), 'Whether today is within its dates');
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
