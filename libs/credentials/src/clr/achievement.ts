import {
  type AcademicEntry,
  type CompetencyEntry,
  type EntryCompetency,
  invalid,
  type ParticipationEntry,
  type RecordEntry,
} from '@laurel/domain';
import type { JsonObject } from '../documents/json.js';
import { achievementKeyOf, unitIdOf } from './identifiers.js';
import { issuerProfile, type MappingContext, unitProfile } from './mapping.js';
import { depthOf, figureOf, levelOf, type Measured, MINUTES_NAME } from './results.js';

/** The achievementType words of Open Badges 3.0; others must start with `ext:`. */
export const ACHIEVEMENT_TYPES: readonly string[] = (
  'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree ' +
  'Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma ' +
  'DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ' +
  'ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ' +
  'ResearchDoctorate SecondarySchoolDiploma'
).split(' ');

/** An achievement as the vocabulary has it, and what this award measured against it. */
export interface MappedAchievement {
  achievement: JsonObject;
  results: JsonObject[];
}

export const achievementIdOf = (entry: RecordEntry, { baseUrl }: MappingContext): string =>
  `${baseUrl}/achievements/${achievementKeyOf(entry)}`;

export function achievementOf(entry: RecordEntry, credentialId: string, context: MappingContext): MappedAchievement {
  if (entry.kind === 'participation') return participation(entry, credentialId, context);
  if (entry.kind === 'competency') return competency(entry, credentialId, context);
  return academic(entry, credentialId, context);
}

function participation(entry: ParticipationEntry, credentialId: string, context: MappingContext): MappedAchievement {
  const ids = { achievementId: achievementIdOf(entry, context), credentialId };
  const duties = entry.role.duties ? `As ${entry.role.name}: ${entry.role.duties}` : `Role: ${entry.role.name}.`;
  return withResults(
    {
      ...core(ids.achievementId, entry.title, entry.description, [entry.criteria, duties]),
      achievementType: knownType(entry),
      creator: unitProfile(unitIdOf(entry.unit.id), entry.unit.name),
      ...alignments(ids.achievementId, entry, entry.outcomes),
      tag: [entry.category.name],
      version: String(entry.programmeVersionNumber),
    },
    [
      figureOf(ids, 'minutes', MINUTES_NAME, 'RawScore', entry.minutes > 0 ? String(entry.minutes) : null),
      depthOf(ids, entry.depth),
    ],
  );
}

function competency(entry: CompetencyEntry, credentialId: string, context: MappingContext): MappedAchievement {
  const ids = { achievementId: achievementIdOf(entry, context), credentialId };
  const { name, statement, level, levelName } = entry.competency;
  const scale = entry.scale.map((one) => ({ ...one, key: String(one.level) }));
  return withResults(
    {
      ...core(ids.achievementId, name, statement, [
        `Work is judged against the rubric “${entry.rubricTitle}” by a reviewer of ${context.institution.name}.`,
      ]),
      achievementType: 'Competency',
      creator: issuerProfile(context),
      ...alignments(ids.achievementId, entry, [entry.competency]),
    },
    [
      levelOf(ids, 'level', `Level of ${name}`, scale, { key: String(level), name: levelName }),
      ...entry.scores.map((score) =>
        figureOf(ids, `criterion-${slug(score.criterion)}`, score.criterion, 'RubricScore', score.levelName),
      ),
    ],
  );
}

const ACADEMIC = {
  course: { type: 'Course', noun: 'Course' },
  degree: { type: 'Degree', noun: 'Degree' },
  honour: { type: 'Award', noun: 'Academic honour' },
};

function academic(entry: AcademicEntry, credentialId: string, context: MappingContext): MappedAchievement {
  const ids = { achievementId: achievementIdOf(entry, context), credentialId };
  const { type, noun } = ACADEMIC[entry.academicKind];
  return withResults(
    {
      ...core(ids.achievementId, entry.title, `${noun} ${entry.code} of ${context.institution.name}.`, [
        'Met the requirements of the institution, as entered in its student information system.',
      ]),
      achievementType: type,
      creator: issuerProfile(context),
      humanCode: entry.code,
    },
    entry.grade === null ? [] : [figureOf(ids, 'grade', 'Grade', 'LetterGrade', entry.grade)],
  );
}

const core = (id: string, name: string, description: string, criteria: readonly string[]): JsonObject => ({
  id,
  type: ['Achievement'],
  name,
  description: description || name,
  criteria: { id: `${id}#criteria`, narrative: criteria.filter(Boolean).join('\n\n') },
});

function withResults(achievement: JsonObject, measured: readonly Measured[]): MappedAchievement {
  const resultDescription = measured.map(({ description }) => description);
  return {
    achievement: { ...achievement, ...(resultDescription.length > 0 ? { resultDescription } : {}) },
    results: measured.flatMap(({ result }) => (result ? [result] : [])),
  };
}

function alignments(
  achievementId: string,
  entry: RecordEntry,
  competencies: readonly EntryCompetency[],
): { alignment?: JsonObject[] } {
  if (competencies.length === 0) return {};
  const alignment = competencies.map((one, index) => ({
    id: `${achievementId}#alignment-${index + 1}`,
    type: ['Alignment'],
    targetName: one.name,
    targetUrl: targetUrl(one, entry),
    targetType: 'CFItem',
    targetFramework: one.framework,
    // In a competency's own achievement the level is the result, and the achievement the same for all levels.
    ...(entry.kind === 'competency' ? {} : { targetDescription: `Aims at level: ${one.levelName}` }),
    ...(one.code ? { targetCode: one.code } : {}),
  }));
  return { alignment };
}

/** A competency's address must be one that a reader far away can open; a loopback one serves a trial on one machine. */
function targetUrl(competency: EntryCompetency, entry: RecordEntry): string {
  const url = URL.canParse(competency.uri) ? new URL(competency.uri) : null;
  const loopback = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (competency.name && url && (url.protocol === 'https:' || loopback)) return url.href;
  throw invalid(
    'competency-address-invalid',
    `“${entry.title}” names the competency “${competency.name}”, whose address “${competency.uri}” is not a full https address. Correct the competency in its framework, then publish again.`,
  );
}

function knownType(entry: ParticipationEntry): string {
  const { achievementType } = entry;
  if (ACHIEVEMENT_TYPES.includes(achievementType) || /^ext:[\w.-]+$/.test(achievementType)) return achievementType;
  throw invalid(
    'achievement-type-unknown',
    `“${entry.title}” is of the type “${achievementType}”, which Open Badges does not know. Choose another type for the programme, then publish again.`,
  );
}

/** A part of an address made of words: letters and digits of any script, the rest as hyphens. */
const slug = (words: string): string =>
  encodeURIComponent(
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'x',
  );
