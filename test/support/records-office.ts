import { setTimeout as pause } from 'node:timers/promises';
import type { PublicationRunView, RecordView, VerifyAnswer } from '@laurel/contract';
import { JobHandlers, startWorker } from '@laurel/platform';
import { type Answer, type Browser, openProduct, type Product } from './product.js';
import { put } from './small-campus.js';

export { unknownId } from './product.js';

export interface OfficeStudent {
  id: string;
  name: string;
  number: string;
  /** Of the one participation that was verified. */
  participationId: string;
}

/** The whole product with a registrar at the desk, and short ways to say what tests of records say often. */
export interface RecordsOffice {
  product: Product;
  registrar: Browser;
  staff: Browser;
  /** A student with a number and one participation, verified unless told otherwise. */
  student(name: string, state?: 'verified' | 'recorded' | 'declined'): Promise<OfficeStudent>;
  /** Corrects the minutes of the student's participation, on the long way: staff undo and correct, a colleague verifies. */
  correct(student: OfficeStudent, minutes: number): Promise<void>;
  record(student: OfficeStudent): Promise<RecordView>;
  /** Releases one student and works the queue. */
  publish(student: OfficeStudent): Promise<RecordView>;
  revoke(student: OfficeStudent, reason?: string): Promise<Answer<RecordView>>;
  /** Places a hold; returns its id. */
  hold(student: OfficeStudent, kind: 'record' | 'directory'): Promise<string>;
  lift(holdId: string): Promise<void>;
  releaseTerm(): Promise<Answer<PublicationRunView>>;
  run(id: string): Promise<PublicationRunView>;
  /** Does the waiting jobs of one kind and leaves the others. */
  workOnly(task: 'publication.assemble' | 'record.issue'): Promise<void>;
  /** Works the queue while something else goes on; `end` waits until nothing is left. */
  beginWork(): Promise<{ end(): Promise<void> }>;
  byCode(code: string): Promise<Answer<VerifyAnswer>>;
  /** What the public page says of a file. */
  verifyFile(content: Buffer | string, name?: string): Promise<VerifyAnswer>;
  download(student: OfficeStudent, what: 'clr' | 'transcript'): Promise<Buffer>;
  close(): Promise<void>;
}

const JOBS_LEFT = 'select count(*)::int as count from graphile_worker.jobs where attempts < max_attempts';

export async function openRecordsOffice(): Promise<RecordsOffice> {
  const product = await openProduct();
  const { campus, dataSource, stranger } = product;
  const registrar = await product.signedIn('Rana Sayegh', 'registrar');
  const staff = await product.signedIn('Stella Okoro', 'staff', { unit_id: campus.unitId });
  const colleague = await product.signedIn('Colm Brady', 'staff', { unit_id: campus.unitId });
  let numbers = 0;

  const must = <T>(answer: Answer<T>, status = 200): T => {
    if (answer.status !== status) throw new Error(`${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const jobsLeft = async (where = '') => {
    const [row] = await dataSource.query<{ count: number }[]>(`${JOBS_LEFT} ${where}`);
    return row?.count ?? 0;
  };
  const record = async (student: OfficeStudent) => must(await registrar.get<RecordView>(`/api/records/${student.id}`));

  return {
    product,
    registrar,
    staff,
    record,
    async student(name, state = 'verified') {
      const id = await campus.person(name, 'student');
      numbers += 1;
      const number = String(numbers).padStart(8, '0');
      await put(dataSource, 'person_identifier', {
        person_id: id,
        scheme: 'studentNumber',
        value: number,
        normalised: number,
      });
      const verifiedBy = state === 'verified' ? staff.personId : undefined;
      return { id, name, number, participationId: await campus.participation(id, { verifiedBy, state }) };
    },
    async correct({ participationId }, minutes) {
      const path = `/api/participations/${participationId}`;
      must(await staff.post(`${path}/undo`, { reason: 'The hours were wrong.' }));
      const { version, startsOn, endsOn, role } = must(
        await staff.get<{ version: number; startsOn: string; endsOn: string; role: { id: string } }>(path),
      );
      const body = JSON.stringify({ minutes, startsOn, endsOn, roleId: role.id, version });
      const corrected = await staff.fetch(path, {
        method: 'PUT',
        body,
        headers: { 'content-type': 'application/json' },
      });
      if (corrected.status !== 200) throw new Error(await corrected.text());
      must(await colleague.post(`${path}/verify`));
    },
    async publish(student) {
      must(await registrar.post(`/api/records/${student.id}/publish`), 202);
      await product.work();
      return record(student);
    },
    revoke: (student, reason = 'Issued in error.') => registrar.post(`/api/records/${student.id}/revoke`, { reason }),
    async hold({ id }, kind) {
      const body = { personId: id, kind, reason: 'Asked for in writing.' };
      return must(await registrar.post<{ id: string }>('/api/holds', body), 201).id;
    },
    async lift(holdId) {
      must(await registrar.post(`/api/holds/${holdId}/lift`, { reason: 'Asked for in writing.' }));
    },
    releaseTerm: () => registrar.post('/api/publications', { termId: campus.termId }),
    run: async (id) => must(await registrar.get<PublicationRunView>(`/api/publications/${id}`)),
    async workOnly(task) {
      const handlers = new JobHandlers();
      for (const [name, handler] of product.app.get(JobHandlers).entries())
        if (name === task) handlers.register(name, handler);
      const worker = await startWorker({ databaseUrl: product.databaseUrl, handlers, concurrency: 2 });
      while ((await jobsLeft(`and task_identifier = '${task}'`)) > 0) await pause(20);
      await worker.stop();
    },
    async beginWork() {
      const handlers = product.app.get(JobHandlers);
      const worker = await startWorker({ databaseUrl: product.databaseUrl, handlers, concurrency: 2 });
      return {
        async end() {
          while ((await jobsLeft()) > 0) await pause(20);
          await worker.stop();
        },
      };
    },
    byCode: (code) => stranger.get(`/api/verify/${code}`),
    async verifyFile(content, name = 'record.json') {
      const form = new FormData();
      form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
      return must(await stranger.post<VerifyAnswer>('/api/verify', form));
    },
    async download(student, what) {
      const response = await registrar.fetch(`/api/records/${student.id}/${what}`);
      if (response.status !== 200) throw new Error(await response.text());
      return Buffer.from(await response.arrayBuffer());
    },
    close: () => product.close(),
  };
}
