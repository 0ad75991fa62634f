import type { Check, VerifyAnswer } from '@laurel/contract';
import type { VerdictFact } from '../record/VerdictCard.js';

const labels: Record<Check, string> = {
  issuer: 'Issued by',
  signatures: 'Signatures',
  status: 'Status',
  dates: 'Dates',
  pdf: 'The PDF',
};

/** The lines of the verdict card. An issuer that no signature proves is only named. */
export const factsOf = (answer: VerifyAnswer): VerdictFact[] =>
  answer.checks.map(({ check, outcome, detail }) => ({
    label:
      check === 'issuer' && (answer.verdict === 'changed' || outcome !== 'holds') ? 'Names as issuer' : labels[check],
    value: detail,
    outcome,
  }));

/** The sentence cut around the holder's name, which stands in a `bdi` of its own: before it, the name, after it. */
export function sentenceAround({ sentence, subjectName }: Pick<VerifyAnswer, 'sentence' | 'subjectName'>): {
  before: string;
  name: string | null;
  after: string;
} {
  const at = subjectName ? sentence.indexOf(subjectName) : -1;
  if (!subjectName || at === -1) return { before: sentence, name: null, after: '' };
  return { before: sentence.slice(0, at), name: subjectName, after: sentence.slice(at + subjectName.length) };
}
