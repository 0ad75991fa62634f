import { describe, expect, it } from '@jest/globals';
import type { RecordEntry } from '@laurel/domain';
import type { JsonObject } from '../documents/json.js';
import { competency, course, INSTITUTION, participation, STATUS_LIST_ID } from '../record.fixture.js';
import { achievementCredential } from './achievement-credential.js';
import { clrCredential } from './clr-credential.js';
import { credentialUuid, subjectIdOf, uuidOfCredentialId } from './identifiers.js';
import type { MappingContext } from './mapping.js';

const PERSON = '0197a000-0000-7000-8000-000000000001';
const context: MappingContext = {
  issuerDid: 'did:web:records.sample.edu',
  baseUrl: 'https://records.sample.edu',
  timeZone: 'America/Los_Angeles',
  institution: INSTITUTION,
  subject: { id: subjectIdOf(PERSON), name: 'Mai Anh Nguyễn' },
  validFrom: '2026-06-01T09:00:00Z',
};
const status = { statusListId: STATUS_LIST_ID, statusIndex: 7 };
const UUID = credentialUuid('version', 'entry');

interface Mapped extends JsonObject {
  credentialSubject: JsonObject & {
    achievement: JsonObject & { resultDescription: JsonObject[] };
    result: JsonObject[];
  };
}
const map = (entry: RecordEntry) => achievementCredential(entry, UUID, status, context) as Mapped;

describe('a participation as an AchievementCredential', () => {
  const { credentialSubject: subject, ...credential } = map(participation());

  it('is an award of the programme version in that role, made by the unit', () => {
    expect(subject.achievement).toMatchObject({
      id: 'https://records.sample.edu/achievements/0197a000-0000-7000-8000-00000000b001.0197a000-0000-7000-8000-00000000e001',
      name: 'Orientation Leaders',
      achievementType: 'CoCurricular',
      version: '2',
      creator: { type: ['Profile'], name: 'Student Life' },
    });
    expect(subject).toMatchObject({ role: 'Team captain', term: 'Spring 2026', source: { name: 'Student Life' } });
  });

  it('keeps its calendar dates in whatever time zone they are read', () => {
    for (const zone of ['Pacific/Honolulu', 'America/New_York', 'UTC', 'Asia/Tokyo', 'Pacific/Auckland']) {
      const day = (instant: unknown) =>
        new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(String(instant)));
      if (zone !== 'Pacific/Auckland') expect(day(subject['activityStartDate'])).toBe('2026-01-26');
      expect(String(subject['activityEndDate']).slice(0, 10)).toBe('2026-04-27');
    }
  });

  it('says the verified minutes and the depth as results', () => {
    const byName = new Map(subject.achievement.resultDescription.map((one) => [one['name'], one]));
    const resultOf = (name: string) =>
      subject.result.find((one) => one['resultDescription'] === byName.get(name)?.['id']);
    expect(resultOf('Verified minutes')).toMatchObject({ type: ['Result'], value: '1930' });
    const depth = byName.get('Depth of involvement') as { rubricCriterionLevel: JsonObject[] };
    expect(depth.rubricCriterionLevel.map(({ name }) => name)).toEqual(['Attended', 'Contributed', 'Led', 'Assessed']);
    expect(resultOf('Depth of involvement')).toMatchObject({
      value: 'Led',
      achievedLevel: depth.rubricCriterionLevel[2]?.['id'],
    });
  });

  it('names the witness, in what capacity, how, and on which day where the institution is', () => {
    const late = participation(1, {
      witnesses: [{ ...participation().witnesses[0], at: '2026-04-29T02:00:00Z' } as never],
    });
    expect(map(late).credentialSubject['narrative']).toBe(
      'Took place as Orientation Leaders, spring 2026. Verified by Dana Ortiz, Assistant Dean, Student Life, as staff (roster) on 28 April 2026.',
    );
  });

  it('can be looked up in a status list', () => {
    expect(credential).toMatchObject({
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '7',
        statusListCredential: `https://records.sample.edu/status/${STATUS_LIST_ID}`,
      },
    });
  });

  it('holds the name and nothing else that identifies the person', () => {
    const text = JSON.stringify(map(participation()));
    expect(subject['identifier']).toEqual([
      { type: 'IdentityObject', hashed: false, identityHash: 'Mai Anh Nguyễn', identityType: 'name' },
    ]);
    expect(text).not.toContain(PERSON);
    expect(text).not.toMatch(/@[a-z0-9-]+\./i);
  });

  it('has no minutes where none were recorded', () => {
    expect(JSON.stringify(map(participation(1, { minutes: 0 })).credentialSubject.result)).not.toContain('minutes');
  });

  it('is refused with a type or a competency address that no one else could read', () => {
    expect(() => map(participation(1, { achievementType: 'Fun' }))).toThrow('Open Badges does not know');
    for (const uri of ['', 'Not a URL', 'http://records.sample.edu/c/1', 'urn:uuid:1']) {
      const outcomes = [{ ...competency().competency, uri }];
      expect(() => map(participation(1, { outcomes }))).toThrow('full https address');
    }
    expect(() => map(participation(1, { achievementType: 'ext:Recital' }))).not.toThrow();
  });

  it('takes 60 outcomes and a very long address', () => {
    const outcomes = Array.from({ length: 60 }, (_, index) => ({
      ...competency().competency,
      uri: `https://records.sample.edu/${'x'.repeat(2000)}${index}`,
    }));
    const alignment = map(participation(1, { outcomes })).credentialSubject.achievement['alignment'] as JsonObject[];
    expect(new Set(alignment.map((one) => one['targetUrl'])).size).toBe(60);
    expect(alignment.every((one) => one['targetType'] === 'CFItem' && one['targetName'] === 'Teamwork')).toBe(true);
  });
});

describe('a competency as an AchievementCredential', () => {
  const { credentialSubject: subject, evidence } = map(competency());

  it('says the level reached on the whole scale, and the score for each criterion', () => {
    const [level] = subject.achievement.resultDescription as [{ rubricCriterionLevel: JsonObject[] }];
    expect(level.rubricCriterionLevel.map((one) => one['description'])).toContain('Makes the team work better.');
    expect(subject.result).toMatchObject([
      { value: 'Proficient', achievedLevel: level.rubricCriterionLevel[2]?.['id'] },
      { value: 'Proficient' },
      { value: 'Advanced' },
    ]);
  });

  it('names the works judged by name and digest only', () => {
    expect(evidence).toMatchObject([
      { name: 'Reflection on the spring team', genre: 'reflection' },
      { name: 'Team plan', description: `SHA-256 ${'a'.repeat(64)}` },
    ]);
  });

  it('is the same achievement at every level', () => {
    const other = { ...competency().competency, level: 2, levelName: 'Developing' };
    expect(map(competency({ competency: other })).credentialSubject.achievement).toEqual(subject.achievement);
  });
});

describe('a course as an AchievementCredential', () => {
  it('carries credits and grade', () => {
    const { credentialSubject: subject } = map(course());
    expect(subject).toMatchObject({ creditsEarned: 3.5, result: [{ value: 'A−' }] });
    expect(subject.achievement).toMatchObject({ achievementType: 'Course', humanCode: 'BIO 201/A' });
    expect(URL.canParse(String(subject.achievement['id']))).toBe(true);
  });

  it('without grade and credits carries neither', () => {
    const { credentialSubject: subject } = map(course({ academicKind: 'degree', grade: null, credits: null }));
    expect(subject).not.toHaveProperty('result');
    expect(subject).not.toHaveProperty('creditsEarned');
    expect(subject.achievement).toMatchObject({ achievementType: 'Degree' });
  });
});

describe('the ClrCredential', () => {
  const entries = [competency(), participation()];
  const clr = clrCredential({ uuid: UUID, name: 'Record', entries, signed: [], status }, context);

  it('has its contexts in the order that CLR demands', () => {
    expect(clr['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ]);
  });

  it('relates a competency to the programme in which it was shown, as far as that stands on the record', () => {
    const { association } = clr['credentialSubject'] as { association: JsonObject[] };
    expect(association).toHaveLength(1);
    expect(association[0]).toMatchObject({
      associationType: 'isRelatedTo',
      sourceId: map(competency()).credentialSubject.achievement['id'],
      targetId: map(participation()).credentialSubject.achievement['id'],
    });
  });
});

describe('a credential’s id', () => {
  it('follows from version and entry, so that a repeated job makes the same one', () => {
    expect(credentialUuid('v', 'a')).toBe(credentialUuid('v', 'a'));
    expect(new Set([credentialUuid('v', 'a'), credentialUuid('v', 'b'), credentialUuid('w', 'a')]).size).toBe(3);
    expect(uuidOfCredentialId(String(map(participation())['id']))).toBe(UUID);
    expect(uuidOfCredentialId('https://sample.edu/1')).toBeNull();
  });
});
