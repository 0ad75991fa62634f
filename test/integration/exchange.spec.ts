import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CredentialsService, credentialEntities } from '@laurel/credentials';
import type { AssembledRecord, CompetencyEntry, ParticipationEntry } from '@laurel/domain';
import { ExchangeModule } from '@laurel/exchange';
import { FixedClock, newId } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openRooms, type RoomServer } from '../support/room-server.js';
import { makeSmallCampus, put } from '../support/small-campus.js';

const PUBLIC_URL = 'https://records.sample.edu';
const NAME = 'Babacar N’Diaye';
const witnesses = [
  {
    name: 'Dana Ortiz',
    post: 'Assistant Dean',
    unit: 'Student Life',
    capacity: 'staff' as const,
    method: 'roster',
    at: '2026-05-01T12:00:00.000Z',
  },
];
const term = { termCode: '2026SP', termTitle: 'Spring 2026' };
const participation: ParticipationEntry = {
  ...term,
  kind: 'participation',
  key: `participation:${newId()}`,
  title: 'Orientation Leaders <b>&amp; friends</b>',
  startsOn: '2026-01-26',
  endsOn: '2026-04-27',
  witnesses,
  programmeVersionId: newId(),
  programmeVersionNumber: 2,
  description: 'Welcomes new students. “Ahlan” أهلا',
  criteria: 'Lead four sessions.',
  achievementType: 'CoCurricular',
  category: { code: 'leadership', name: 'Leadership' },
  unit: { id: newId(), name: 'Student Life' },
  role: { id: newId(), name: 'Captain', duties: 'Plans the week.' },
  depth: 'led',
  minutes: 1930,
  activityTitle: 'Spring 2026',
  outcomes: [],
};
const course = {
  ...term,
  kind: 'academic' as const,
  key: `academic:${newId()}`,
  title: 'Hydrology & society',
  startsOn: null,
  endsOn: '2026-05-08',
  witnesses,
  academicKind: 'course' as const,
  code: 'ENV 342/B',
  credits: 3,
  grade: 'A',
};
const competency: CompetencyEntry = {
  ...term,
  kind: 'competency',
  key: `competency:${newId()}`,
  title: 'Critical thinking',
  startsOn: null,
  endsOn: '2026-05-05',
  witnesses: [{ ...witnesses[0], name: 'Helena Brandt', capacity: 'faculty', method: 'rubric' } as never],
  competency: {
    competencyId: newId(),
    uri: `${PUBLIC_URL}/competencies/1`,
    name: 'Critical thinking',
    statement: 'Asks before answering.',
    code: null,
    framework: 'Career readiness',
    level: 3,
    levelName: 'Proficient',
  },
  scale: [{ level: 3, name: 'Proficient', meaning: 'Reliably.' }],
  rubricTitle: 'Critical thinking',
  scores: [{ criterion: 'Weighs evidence', level: 3, levelName: 'Proficient' }],
  evidence: [{ name: 'Flood report.pdf', kind: 'file', sha256: 'a'.repeat(64) }],
  from: [],
};

interface Credential {
  '@context': unknown;
  id: string;
  issuer: { id: string };
  credentialSubject: { achievement: { id: string; name: string } };
  credentialStatus: { statusListCredential: string; statusListIndex: string };
}

describe('What strangers may read', () => {
  let database: TestDatabase;
  let rooms: RoomServer;
  let credentials: CredentialsService;
  let signed: Credential[];
  const versionId = newId();
  const stranger = () => rooms.as(null);
  const local = (url: string) => url.replace(PUBLIC_URL, '');

  beforeAll(async () => {
    database = await createTestDatabase({ entities: credentialEntities });
    const campus = await makeSmallCampus(database.dataSource);
    const personId = await campus.person(NAME, 'student');
    const clock = new FixedClock(new Date('2026-06-01T09:00:00Z'));
    rooms = await openRooms([ExchangeModule], { dataSource: database.dataSource, clock, env: { PUBLIC_URL } });
    credentials = rooms.app.get(CredentialsService, { strict: false });
    const content: AssembledRecord = {
      format: 1,
      institution: { name: 'Northfield University', url: 'https://northfield.sample.edu' },
      subject: { personId, displayName: NAME, study: null, classYear: null },
      entries: [course, competency, participation],
      totals: { entries: 3, minutes: 1930, ledOrAssessed: 1, competencies: 1, credits: 3 },
    };
    await put(database.dataSource, 'record_version', {
      id: versionId,
      person_id: personId,
      number: 1,
      state: 'queued',
      content,
      content_sha256: '0'.repeat(64),
      verify_code: 'AAAA-BBBB',
      created_at: clock.now(),
    });
    const record = await credentials.signRecord(versionId, content, clock.now());
    const version = { id: versionId, personId };
    await credentials.store(database.dataSource.manager, { version, signed: record, issuedAt: clock.now() });
    signed = record.entries.map(({ document }) => document as unknown as Credential);
  });
  afterAll(async () => {
    await rooms?.close();
    await database?.drop();
  });

  describe('the DID document', () => {
    it('is the one that the issuer of our credentials names', async () => {
      const { status, headers, body } = await stranger().get('/.well-known/did.json');
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(body).toMatchObject({
        id: 'did:web:records.sample.edu',
        verificationMethod: [{ type: 'Multikey', controller: 'did:web:records.sample.edu' }],
      });
      expect(signed[0]?.issuer.id).toBe(body['id']);
      expect(JSON.stringify(body)).not.toMatch(/secret|private/i);
      const asked = await stranger().get('/.well-known/did.json', { accept: 'application/did+json' });
      expect(asked.headers.get('content-type')).toMatch(/^application\/did\+json/);
    });

    it('does not exist where no public address is set', async () => {
      const elsewhere = await openRooms([ExchangeModule], { dataSource: database.dataSource });
      try {
        const answer = await elsewhere.as(null).get('/.well-known/did.json');
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      } finally {
        await elsewhere.close();
      }
    });
  });

  describe('the status list', () => {
    const path = () => local(signed[0]?.credentialStatus.statusListCredential ?? '');
    const bitOf = (document: Record<string, unknown>, index: number): number => {
      const { encodedList } = document['credentialSubject'] as { encodedList: string };
      const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
      return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
    };

    it.each([
      ['*/*', 'application/json; charset=utf-8'],
      ['application/json', 'application/json; charset=utf-8'],
      ['application/vc', 'application/vc'],
      ['application/ld+json', 'application/ld+json'],
      ['text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'application/json; charset=utf-8'],
      ['image/png', 'application/json; charset=utf-8'],
    ])('asked for as %s comes as %s', async (accept, type) => {
      const response = await stranger().fetch(path(), { headers: { accept } });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')?.replace(/; charset.*/, '')).toBe(type.replace(/; charset.*/, ''));
      expect(response.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
      expect(response.headers.get('vary')).toContain('Accept');
      expect(await response.json()).toMatchObject({
        id: `${PUBLIC_URL}${path()}`,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        proof: expect.anything(),
      });
    });

    it('is not sent again while it has not changed, and shows a revocation at once', async () => {
      const [first, other] = signed.map(({ credentialStatus }) => Number(credentialStatus.statusListIndex));
      const before = await stranger().get(path());
      expect([bitOf(before.body, first ?? -1), bitOf(before.body, other ?? -1)]).toEqual([0, 0]);
      // Said by hand, else fetch asks every cache on the way to look away.
      const headers = { 'if-none-match': before.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
      expect((await stranger().fetch(path(), { headers })).status).toBe(304);
      const id = signed[0]?.id.replace('urn:uuid:', '') ?? '';
      await database.dataSource.transaction((manager) =>
        credentials.revokeCredentials(manager, [id], 'Wrong student.'),
      );
      const after = await stranger().get(path());
      expect([bitOf(after.body, first ?? -1), bitOf(after.body, other ?? -1)]).toEqual([1, 0]);
      expect((await stranger().fetch(path(), { headers })).status).toBe(200);
    });

    it.each([newId(), 'null', '1', '..%2f..%2fetc', `${newId()}%00`])('%s is not there', async (id) =>
      expect(await stranger().get(`/status/${id}`)).toMatchObject({ status: 404, body: { code: 'not-found' } }),
    );
  });

  describe('an achievement', () => {
    it('is word for word what every signed credential embeds, at the address it names', async () => {
      expect(signed).toHaveLength(3);
      for (const { '@context': context, credentialSubject } of signed) {
        const { achievement } = credentialSubject;
        expect(achievement.id.startsWith(`${PUBLIC_URL}/achievements/`)).toBe(true);
        const { status, headers, body } = await stranger().get(local(achievement.id), {
          accept: 'application/ld+json',
        });
        expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, 'application/ld+json']);
        expect(body).toEqual({ '@context': context, ...achievement });
      }
    });

    it('says nothing about who holds it, who verified it or what was judged', async () => {
      for (const { credentialSubject } of signed)
        for (const accept of ['application/json', 'text/html']) {
          const response = await stranger().fetch(local(credentialSubject.achievement.id), { headers: { accept } });
          expect(await response.text()).not.toMatch(/Diaye|Ortiz|Brandt|Flood report|1930|urn:uuid:.*#subject/);
        }
    });

    it('is a page for a browser: escaped, without script, framed by nobody', async () => {
      const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
      const { achievement } = signed[2]?.credentialSubject ?? { achievement: { id: '', name: '' } };
      const response = await stranger().fetch(local(achievement.id), { headers: { accept } });
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('vary')).toContain('Accept');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
      expect(policy).toContain("frame-ancestors 'none'");
      const page = await response.text();
      expect(page).toContain('<h1><bdi>Orientation Leaders &lt;b&gt;&amp;amp; friends&lt;/b&gt;</bdi></h1>');
      expect(page).toContain('أهلا');
      expect(page).not.toContain('<script');
    });

    it.each(['unknown', newId(), `competency.${newId()}`, "x'%20or%20'1'='1", '%E0%A4%A'])(
      '%s is not there',
      async (key) => {
        const { status } = await stranger().get(`/achievements/${key}`);
        expect([400, 404]).toContain(status);
      },
    );
  });
});
