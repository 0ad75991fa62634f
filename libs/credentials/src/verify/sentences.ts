import { print } from './check-dates.js';
import type { PartReport, VerificationReport } from './report.js';

type Told = Omit<VerificationReport, 'sentence' | 'title'>;

/** How the issuer is called: our own by name; anybody else by the address that proves who they are. */
export function issuerWords({ id, name, ours }: VerificationReport['issuer']): string {
  if (ours && name) return name;
  const domain = domainOf(id);
  if (!domain) return name ? `“${name}”` : 'Somebody unknown';
  return name ? `${domain}, which calls itself “${name}”,` : domain;
}

function domainOf(id: string | null): string | null {
  if (id?.startsWith('did:web:')) return decodeURIComponent(id.split(':')[2] ?? '') || null;
  return id && URL.canParse(id) && id.startsWith('https:') ? new URL(id).host : null;
}

const list = (parts: readonly PartReport[]): string => {
  const names = parts.slice(0, 3).map(({ name }) => name);
  const more = parts.length - names.length;
  return `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
};

/** The verdict in a sentence or two. Parts inside that bring it about are named. */
export function sentenceOf(report: Told): string {
  const [whole, ...inside] = report.parts;
  const atFault = inside.filter((part) => part.verdict === report.verdict && part.kind !== 'pdf');
  const pages = report.parts.find(({ kind }) => kind === 'pdf');
  const who = issuerWords(report.issuer);
  const entries = inside.filter(({ kind }) => kind !== 'pdf').length;
  const what = entries > 0 ? 'record' : 'credential';
  const issued = `${who} issued this ${what}${report.subjectName ? ` to ${report.subjectName}` : ''}${report.issuedOn ? ` on ${print(report.issuedOn)}` : ''}.`;
  const some = `${atFault.length} of its ${entries} parts`;
  const [was, is] = atFault.length === 1 ? ['was', 'is'] : ['were', 'are'];
  const own = whole?.verdict === report.verdict;
  const reason = whole?.reasons[0] ?? '';

  switch (report.verdict) {
    case 'genuine':
      return `${issued} It is unchanged since${whole?.inForce === 'yes' ? ' and in force' : ''}.`;
    case 'changed':
      if (pages?.verdict === 'changed' && !own && atFault.length === 0)
        return `The record attached to this PDF is genuine, but the file is not the one that ${who} issued: its pages may have been edited. Rely on the facts shown here, not on the pages.`;
      if (atFault.length === 0) return `This file is not what ${who} signed. Do not rely on it.`;
      if (!own)
        return `${who} signed this record, but ${some} ${is} not what their own issuers signed: ${list(atFault)}. Do not rely on any of it.`;
      return `This file is not what ${who} signed. ${some} ${was} altered: ${list(atFault)}. Do not rely on any of it.`;
    case 'not-issued-by':
      return own
        ? `It names ${report.issuer.name ?? report.issuer.id ?? 'an issuer'} as its issuer, but was signed by somebody else. Do not rely on it.`
        : `${some} ${was} not signed by the issuer named: ${list(atFault)}. Do not rely on any of it.`;
    case 'could-not-be-checked':
      if (pages?.verdict === 'could-not-be-checked' && !own && atFault.length === 0)
        return `${issued} That is the record attached to this PDF; whether the pages say the same could not be checked.`;
      if (!own) return `Of this ${what}, ${some} could not be checked: ${list(atFault)}.`;
      if (whole?.issuedByIssuer === 'yes') return `${issued} ${reason}`;
      return `This says nothing about whether it is genuine. ${reason}`;
    case 'revoked':
      return own
        ? `${issued} It was withdrawn since. Do not rely on it. ${reasonGiven(whole)}`.trim()
        : `${issued} Of its parts, ${atFault.length} ${was} withdrawn since: ${list(atFault)}. Do not rely on that.`;
    case 'suspended':
      return own
        ? `${issued} It is suspended for the time being. Do not rely on it now.`
        : `${issued} Of its parts, ${atFault.length} ${is} suspended for the time being: ${list(atFault)}.`;
    case 'expired':
    case 'not-yet-valid':
      return own ? `${issued} ${reason}` : `${issued} ${list(atFault)}: ${atFault[0]?.reasons[0] ?? ''}`;
    case 'replaced':
      return own
        ? `${issued} ${reason}`
        : `${issued} Of its parts, ${atFault.length} ${was} replaced since: ${list(atFault)}.`;
  }
}

/** Why it was withdrawn, where our own books say so; the bare fact stands in the sentence already. */
const reasonGiven = (part: PartReport | undefined): string =>
  part?.reasons.find((reason) => reason.startsWith('Withdrawn on')) ?? '';
