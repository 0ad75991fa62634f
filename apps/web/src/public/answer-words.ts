import type { Check, VerifyAnswer } from '@laurel/contract';
import { printLongDate } from '@laurel/domain';
import type { VerdictFact } from '../record/VerdictCard.js';

const labels: Record<Check, string> = {
  issuer: 'Issued by',
  signatures: 'Signatures',
  altered: 'Altered part',
  status: 'Status',
  dates: 'Dates',
  format: 'Format',
  pdf: 'The PDF',
  successor: 'Successor',
};

/** The lines of the verdict card. An issuer that no signature proves is only named. */
export const factsOf = (answer: VerifyAnswer): VerdictFact[] =>
  answer.checks.map(({ check, outcome, detail }) => ({
    label:
      check === 'issuer' && (answer.verdict === 'changed' || outcome !== 'holds') ? 'Names as issuer' : labels[check],
    value: detail,
    outcome,
  }));

/** The sentence under the verdict, in parts so that the name can stand in `bdi`: before it, the name, after it. */
export function sentenceOf(answer: VerifyAnswer): { before: string; name: string | null; after: string } {
  const issuer = answer.issuer?.name ?? answer.issuer?.id ?? 'The issuer';
  const on = answer.validFrom ? ` on ${printLongDate(answer.validFrom.slice(0, 10))}` : '';
  if (answer.verdict === 'genuine') {
    return answer.subjectName
      ? {
          before: `${issuer} issued this ${answer.kind} to `,
          name: answer.subjectName,
          after: `${on}. It is unchanged since and in force.`,
        }
      : {
          before: `${issuer} issued this ${answer.kind}${on}. It is unchanged since and in force.`,
          name: null,
          after: '',
        };
  }
  return { before: answer.reason ?? fallbacks[answer.verdict], name: null, after: '' };
}

const fallbacks: Record<Exclude<VerifyAnswer['verdict'], 'genuine'>, string> = {
  replaced: 'The issuer signed this, and has issued a newer version since. Ask for that one.',
  'not-yet-valid': 'The issuer signed this for a day that is still to come.',
  expired: 'The issuer signed this, but only until a day that has passed.',
  suspended: 'The issuer signed this and has suspended it. Do not rely on it for now.',
  revoked: 'The issuer signed this and withdrew it later. Do not rely on it.',
  'could-not-be-checked':
    'This says nothing about whether the record is genuine. It could be neither confirmed nor denied.',
  'not-issued-by': 'The signature is not from the issuer that this names. Do not rely on any of it.',
  changed: 'This is not what was signed. Do not rely on any of it.',
};
