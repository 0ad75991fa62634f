import { setImmediate } from 'node:timers/promises';
import { isObject, issuerIdOf, type Json, type JsonObject, textOf } from '../documents/json.js';
import { notPlain } from '../documents/plain-form.js';
import { checkDates, print, validFromOf, validUntilOf } from './check-dates.js';
import { checkJwt } from './check-jwt.js';
import { checkProofs, isEstablished, type ProofResult, type Run, startRun, unchecked } from './check-proof.js';
import { StatusCheck, type StatusResult } from './check-status.js';
import { factsOf, subjectNameOf } from './facts.js';
import { formatOf } from './formats.js';
import { VERIFICATION_LIMITS, type VerificationLimits } from './outside.js';
import { type Candidate, candidatesIn, nameOf } from './parts.js';
import { readInput } from './read-input.js';
import type { Answer, PartReport, VerificationPorts, VerificationReport } from './report.js';
import { sentenceOf } from './sentences.js';
import { type Finding, severity, VERDICT_WORDS, type Verdict, worst } from './verdict.js';

/**
 * Checks a credential or a record with everything in it, as anyone may give it: JSON, a signed token, a PDF with a
 * record attached, a badge picture. Reads only what the ports fetch, within the limits, writes nothing, and never
 * throws for what is in the input. The verdict is the worst of all parts, and genuine only where everything could be checked.
 */
export async function verifyDocument(
  input: Buffer | Json,
  ports: VerificationPorts,
  limits: VerificationLimits = VERIFICATION_LIMITS,
): Promise<VerificationReport> {
  const run = startRun(ports, limits);
  const { contents, pdfSha256 } = readInput(input);
  const sealed: Answer = pdfSha256 === null ? 'not-asked' : (await ports.knownPdf(pdfSha256)) ? 'yes' : 'no';
  const pdf = pdfSha256 === null ? null : { sha256: pdfSha256, sealed };
  if ('nothing' in contents) return compose(null, [nothingPart(contents.nothing)], run, pdf);

  const status = new StatusCheck(run);
  if ('jwt' in contents) {
    const token = await checkJwt(contents.jwt, run);
    if (!token) return compose(null, [nothingPart('It is a signed token, but no credential.')], run, pdf);
    const fault = unreadable(token.document);
    const proof = fault ? unchecked(fault) : token.proof;
    const whole = await partOf(token.document, { pointer: '', kind: 'record' }, proof, status, run);
    return compose(token.document, [whole, ...(fault ? [] : await inside(token.document, status, run))], run, pdf);
  }

  const { document } = contents;
  const fault = unreadable(document);
  if (fault) {
    const part = await partOf(document, { pointer: '', kind: 'record' }, unchecked(fault), status, run);
    return compose(document, [part], run, pdf);
  }
  const whole = await partOf(document, { pointer: '', kind: 'record' }, await checkProofs(document, run), status, run);
  return compose(document, [whole, ...(await inside(document, status, run))], run, pdf);
}

/** Why a document is not looked into any further; null where it is. */
function unreadable(document: JsonObject): string | null {
  const { words, supported } = formatOf(document);
  return supported ? notPlain(document) : `It is ${article(words)}, which is not checked here.`;
}

const article = (words: string) => (/^(a|no) /.test(words) ? words : `a document of ${words}`);

/** Tokens in tokens that are followed. Nobody endorses an endorsement of an endorsement of an endorsement. */
const DEEPEST_TOKEN = 4;

/** Every credential within a readable document; `at` and `depth` say where it stands itself, in which token of tokens. */
async function inside(
  document: JsonObject,
  status: StatusCheck,
  run: Run,
  { at, depth }: { at: string; depth: number } = { at: '', depth: 0 },
): Promise<PartReport[]> {
  const parts: PartReport[] = [];
  for (const candidate of candidatesIn(document).slice(1)) {
    const found = { ...candidate, pointer: at + candidate.pointer };
    if ('document' in found)
      parts.push(await partOf(found.document, found, await checkProofs(found.document, run), status, run));
    else parts.push(...(await insideToken(found, depth + 1, status, run)));
    // Others are served between two parts of a long record.
    await setImmediate();
  }
  return parts;
}

/** A token and all that its payload holds: a string to the signature around it, so the walk outside cannot see in. */
async function insideToken(
  candidate: Candidate & { jwt: string },
  depth: number,
  status: StatusCheck,
  run: Run,
): Promise<PartReport[]> {
  const { pointer, kind } = candidate;
  if (depth > DEEPEST_TOKEN)
    return [
      {
        ...nothingPart('It lies within four signed tokens, deeper than is looked into.'),
        name: 'A signed token',
        pointer,
        kind,
      },
    ];
  const token = await checkJwt(candidate.jwt, run);
  if (!token)
    return [{ ...nothingPart('It is a signed token, but no credential.'), name: 'A signed token', pointer, kind }];
  const fault = unreadable(token.document);
  const part = await partOf(token.document, candidate, fault ? unchecked(fault) : token.proof, status, run);
  return fault ? [part] : [part, ...(await inside(token.document, status, run, { at: pointer, depth }))];
}

/** One credential: its signature first; whether it is in time and in force only matters where that holds. */
async function partOf(
  document: JsonObject,
  { pointer, kind }: Pick<Candidate, 'pointer' | 'kind'>,
  proof: ProofResult,
  status: StatusCheck,
  run: Run,
): Promise<PartReport> {
  const established = isEstablished(proof);
  const dates = established ? checkDates(document, run.now) : [];
  // Of what is ours our books are the truth; the public list only repeats them.
  const inForce = established ? ((await fromOurBooks(document, run)) ?? (await status.check(document))) : null;
  const findings = [...proof.findings, ...(inForce?.findings ?? []), ...dates];
  const issuer = isObject(document['issuer']) ? document['issuer'] : {};
  return {
    pointer,
    kind,
    name: nameOf(document),
    id: textOf(document['id']),
    issuer: { id: issuerIdOf(document), name: textOf(issuer['name']) },
    verdict: worst(findings, established),
    reasons: findings.map(({ reason }) => reason),
    signature: proof.signature,
    issuedByIssuer: proof.issuedByIssuer,
    inForce: inForce?.inForce ?? 'not-asked',
    inTime: established ? (dates.length > 0 ? 'no' : 'yes') : 'not-asked',
    validFrom: validFromOf(document),
    validUntil: validUntilOf(document),
    statusReadAt: inForce?.readAt ?? null,
    facts: factsOf(document),
  };
}

/** When and why we withdrew it, or that a newer one exists. Null for what is not ours, or not in our books. */
async function fromOurBooks(document: JsonObject, run: Run): Promise<StatusResult | null> {
  const id = textOf(document.id);
  if (!id || !run.ports.isOurs(issuerIdOf(document) ?? '')) return null;
  const standing = await run.ports.standing(id);
  if (!standing) return null;
  const result = (inForce: Answer, findings: Finding[]) => ({ inForce, findings, readAt: run.now.toISOString() });
  if (standing.revoked) {
    const { at, reason } = standing.revoked;
    return result('no', [{ verdict: 'revoked', reason: `Withdrawn on ${print(at)}. Reason given: ${reason}` }]);
  }
  if (standing.replacedAt)
    return result('no', [
      { verdict: 'replaced', reason: `A newer version took its place on ${print(standing.replacedAt)}.` },
    ]);
  return result('yes', []);
}

function nothingPart(reason: string): PartReport {
  return {
    pointer: '',
    kind: 'record',
    name: 'The file',
    id: null,
    issuer: { id: null, name: null },
    verdict: 'could-not-be-checked',
    reasons: [reason],
    signature: 'unknown',
    issuedByIssuer: 'unknown',
    inForce: 'not-asked',
    inTime: 'not-asked',
    validFrom: null,
    validUntil: null,
    statusReadAt: null,
    facts: null,
  };
}

function compose(
  document: JsonObject | null,
  checked: readonly PartReport[],
  run: Run,
  pdf: VerificationReport['pdf'],
): VerificationReport {
  const [whole = nothingPart('It is empty.')] = checked;
  const ours = run.ports.isOurs(whole.issuer.id ?? '');
  const parts =
    pdf && document ? [...checked, pagesPart(pdf.sealed, ours && whole.issuedByIssuer === 'yes')] : [...checked];
  const credentials = parts.filter(({ kind }) => kind !== 'pdf');
  const readings = parts.flatMap(({ statusReadAt }) => (statusReadAt ? [statusReadAt] : []));
  const report = {
    verdict: worstOf(parts),
    format: document ? formatOf(document).words : 'no known kind of credential',
    issuer: { ...whole.issuer, ours },
    subjectName: document ? subjectNameOf(document) : null,
    issuedOn: readable(whole.validFrom),
    checkedAt: run.now.toISOString(),
    signatures: { valid: credentials.filter(({ signature }) => signature === 'yes').length, total: credentials.length },
    statusReadAt: readings.sort()[0] ?? null,
    pdf,
    parts,
  };
  return { ...report, title: VERDICT_WORDS[report.verdict], sentence: sentenceOf(report) };
}

const readable = (stamp: string | null) => (stamp && !Number.isNaN(Date.parse(stamp)) ? stamp : null);

function worstOf(parts: readonly PartReport[]): Verdict {
  const rank = (part: PartReport) => severity(part.verdict, part.issuedByIssuer === 'yes' || part.kind === 'pdf');
  return parts.reduce((a, b) => (rank(b) > rank(a) ? b : a)).verdict;
}

/** The pages around an attached record: trusted only where the whole file is, to the byte, one that we issued. */
function pagesPart(sealed: Answer, ours: boolean): PartReport {
  const verdict = sealed === 'yes' ? 'genuine' : ours ? 'changed' : 'could-not-be-checked';
  const reasons = {
    genuine: [],
    changed: ['The file is not the one that was issued: its pages may have been edited.'],
    'could-not-be-checked': ['Whether its pages say what the attached record says could not be checked.'],
  };
  return {
    ...nothingPart(''),
    kind: 'pdf',
    name: 'The pages of the PDF',
    verdict,
    reasons: reasons[verdict],
    signature: 'not-asked',
    issuedByIssuer: 'not-asked',
  };
}
