import type { CalendarDate, Instant } from '../calendar.js';
import type { Depth } from '../depth.js';
import type { Minutes } from '../minutes.js';

/** The witness of a fact: who verified it, in what capacity, how and when. Frozen as of that day. */
export interface Witness {
  name: string;
  /** "Assistant Dean"; null when none was recorded. */
  post: string | null;
  unit: string | null;
  capacity: VerifierClass;
  /** On what ground: "roster", "personal knowledge", "rubric"… a short plain word. */
  method: string;
  at: Instant;
}

export const VERIFIER_CLASSES = ['staff', 'faculty', 'external supervisor', 'system rule', 'registrar'] as const;
export type VerifierClass = (typeof VERIFIER_CLASSES)[number];

/** A competency that an entry lays claim to, at a level of the scale below. */
export interface EntryCompetency {
  competencyId: string;
  /** Permanent absolute URI of the competency (CASE CFItem uri). */
  uri: string;
  name: string;
  code: string | null;
  framework: string;
  level: number;
  levelName: string;
}

interface EntryCommon {
  /** Stable across versions: `participation:<uuid>`, `competency:<uuid>`, `academic:<uuid>`. */
  key: string;
  title: string;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate;
  termCode: string | null;
  termTitle: string | null;
  witnesses: readonly Witness[];
}

/** Verified participation in an activity of an approved programme version. */
export interface ParticipationEntry extends EntryCommon {
  kind: 'participation';
  startsOn: CalendarDate;
  programmeVersionId: string;
  programmeVersionNumber: number;
  /** What the programme is and what had to be done, as approved. Plain text. */
  description: string;
  criteria: string;
  achievementType: string;
  category: { code: string; name: string };
  unit: { id: string; name: string };
  role: { id: string; name: string; duties: string };
  depth: Depth;
  minutes: Minutes;
  activityTitle: string;
  outcomes: readonly EntryCompetency[];
}

/** A competency level from an approved assessment. */
export interface CompetencyEntry extends EntryCommon {
  kind: 'competency';
  competency: EntryCompetency & { statement: string };
  /** The whole scale, low to high, so that a reader sees what the level means. */
  scale: readonly { level: number; name: string; meaning: string }[];
  rubricTitle: string;
  scores: readonly { criterion: string; level: number; levelName: string }[];
  /** What was judged. Digests are SHA-256 in hex; files themselves never leave without consent. */
  evidence: readonly { name: string; kind: 'file' | 'link' | 'reflection'; sha256: string | null }[];
  /** Keys of the participation entries that the work came from, as far as they are on the record. */
  from: readonly string[];
}

/** A course or degree, imported from the student information system. */
export interface AcademicEntry extends EntryCommon {
  kind: 'academic';
  academicKind: 'course' | 'degree' | 'honour';
  code: string;
  credits: number | null;
  grade: string | null;
}

export type RecordEntry = ParticipationEntry | CompetencyEntry | AcademicEntry;

/** One person's record at one moment: what is frozen, hashed, signed and printed. Holds nothing that may not be public. */
export interface AssembledRecord {
  /** Bumped when the shape changes; part of the hash. */
  format: 1;
  institution: { name: string; url: string };
  subject: {
    personId: string;
    displayName: string;
    /** "BSc Environmental Science"; null when none is known. */
    study: string | null;
    classYear: number | null;
  };
  /** Newest first; the order is part of the hash. */
  entries: readonly RecordEntry[];
  totals: {
    entries: number;
    minutes: Minutes;
    ledOrAssessed: number;
    competencies: number;
    credits: number;
  };
}
