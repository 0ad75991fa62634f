import type { VerifyAnswer } from '@laurel/contract';
import { CredentialsService, uuidOfCredentialId, type VerificationReport } from '@laurel/credentials';
import { invalidField, notFound } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readVerifyCode } from '../versions/verify-code.js';
import { answerOf } from './answer.js';

/** The code at the end of a link to our verify page, on whatever host the application was then. */
const VERIFY_LINK = /\/verify\/([^/?#\s]+)\/?(?:[?#]\S*)?$/;

interface VersionRow {
  id: string;
}

/** Says whether a document is genuine, for anyone, from a file, a text, a link or the code on a transcript. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
  ) {}

  /** A file as it was given: JSON, a signed token, or a PDF with a record attached. Never throws for its content. */
  async ofBytes(bytes: Buffer): Promise<VerifyAnswer> {
    const report = await this.credentials.verify(bytes, { knownPdf: (sha256) => this.isSealed(sha256) });
    return answerOf(report, await this.successorOf(report));
  }

  /** What a person pasted: a code, a link to our page, or the document itself. */
  async ofText(text: string): Promise<VerifyAnswer> {
    const pasted = text.trim();
    const link = /^https?:\/\//i.test(pasted) ? VERIFY_LINK.exec(pasted)?.[1] : undefined;
    if (link !== undefined) return this.ofCode(decodeLink(link));
    if (readVerifyCode(pasted)) return this.ofCode(pasted);
    if (/^https?:\/\//i.test(pasted))
      throw invalidField('text', 'link-unknown', 'This link does not lead to a record here. Drop the file instead.');
    return this.ofBytes(Buffer.from(pasted));
  }

  /**
   * The record behind a code. Unknown codes and those of people with a directory hold are answered alike.
   * @throws Refusal code-malformed, not-found
   */
  async ofCode(typed: string): Promise<VerifyAnswer> {
    const code = readVerifyCode(typed);
    if (!code)
      throw invalidField(
        'code',
        'code-malformed',
        'A code has sixteen letters and digits, such as 7K3M-92QF-C0XW-41TB.',
      );
    const [version] = await this.dataSource.query<VersionRow[]>(
      `select version.id from record_version version
       where version.verify_code = $1 and version.state in ('issued', 'superseded', 'revoked')
         and not exists (select 1 from hold where hold.person_id = version.person_id
                         and hold.kind = 'directory' and hold.lifted_at is null)`,
      [code],
    );
    if (!version) throw notFound('record');
    const document = await this.credentials.clrOf(version.id);
    const report = await this.credentials.verify(document, { knownPdf: (sha256) => this.isSealed(sha256) });
    return answerOf(report, await this.successorOf(report));
  }

  private async isSealed(sha256: string): Promise<boolean> {
    const [known] = await this.dataSource.query<unknown[]>('select 1 from record_version where pdf_sha256 = $1', [
      sha256,
    ]);
    return known !== undefined;
  }

  /**
   * The version in force that took the place of a replaced record of ours; null for anything else. Only for what we
   * signed ourselves: anybody can write a document that carries the id of one of ours.
   */
  private async successorOf({ verdict, issuer, parts }: VerificationReport): Promise<VerifyAnswer['successor']> {
    const [whole] = parts;
    const id = verdict === 'replaced' && issuer.ours && whole?.issuedByIssuer === 'yes' ? whole.id : null;
    const uuid = id ? uuidOfCredentialId(id) : null;
    if (!uuid) return null;
    const [successor] = await this.dataSource.query<{ verify_code: string; number: number; issued_at: Date }[]>(
      `select current.verify_code, current.number, current.issued_at
       from issued_credential old
       join record_version current on current.person_id = old.person_id and current.state = 'issued'
       where old.id = $1
         and not exists (select 1 from hold where hold.person_id = current.person_id
                         and hold.kind = 'directory' and hold.lifted_at is null)`,
      [uuid],
    );
    if (!successor) return null;
    return {
      code: successor.verify_code,
      number: successor.number,
      issuedAt: successor.issued_at.toISOString(),
    };
  }
}

/** What a browser percent-coded; a broken code is then simply no code. */
function decodeLink(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
