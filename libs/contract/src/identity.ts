import { HOLD_KINDS, IDENTIFIER_SCHEMES, ROLES } from '@laurel/domain';
import { z } from 'zod';
import { InstitutionView } from './institution.js';
import { DateText, Id, InstantText, text } from './wire-types.js';

/** Only bounded here: what a good new password is, the domain says. */
const Password = z.string().min(1, 'This must not be empty.').max(1000, 'Keep this to 1000 characters.');

/** What a person form leaves empty arrives as null or as an empty text; both mean "none". */
const optionalText = (most: number) =>
  z
    .union([z.literal('').transform(() => null), z.null(), text(most)])
    .optional()
    .transform((value) => value ?? null);

const optionalOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([z.literal('').transform(() => null), z.null(), schema])
    .optional()
    .transform((value) => value ?? null);

export const PERSON_STATUSES = ['active', 'inactive'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const UNIT_KINDS = ['campus', 'division', 'department'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

// ── sign-in ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const SignIn = z.object({ email: text(254), password: Password }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const ChangePassword = z
  .object({ currentPassword: Password, newPassword: Password })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const Setup = z
  .object({
    token: z.string().min(1, 'This must not be empty.').max(200),
    displayName: text(200),
    email: text(254),
    password: Password,
    institutionName: optionalOf(text(200)),
  })
  .meta({ id: 'Setup' });
export type Setup = z.infer<typeof Setup>;

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'This must be a web address such as https://www.example.edu.' })
  .max(500);

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

export const SaveInstitution = z
  .object({
    name: text(200),
    url: httpUrl,
    timeZone: text(64).refine(isTimeZone, 'This is not a time zone such as Europe/Oslo.'),
    locale: text(35).refine(isLocale, 'This is not a language tag such as en-GB.'),
    registrarName: text(200),
    registrarTitle: text(200),
    sealMotto: optionalText(120),
  })
  .meta({ id: 'SaveInstitution' });
export type SaveInstitution = z.infer<typeof SaveInstitution>;

/** Who is signed in, and the token that unsafe requests repeat in `X-CSRF-Token`. */
export const MeView = z
  .object({
    personId: Id,
    displayName: z.string(),
    post: z.string().nullable(),
    unitName: z.string().nullable(),
    roles: z.array(z.object({ role: z.enum(ROLES), unitIds: z.array(Id).nullable() })),
    csrfToken: z.string(),
    institution: InstitutionView.nullable(),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof MeView>;

// ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────

const scheme = z.enum(IDENTIFIER_SCHEMES);

export const AddIdentifier = z.object({ scheme, value: text(1000) }).meta({ id: 'AddIdentifier' });
export type AddIdentifier = z.infer<typeof AddIdentifier>;

const personFacts = {
  displayName: text(200),
  legalName: optionalText(200),
  post: optionalText(200),
  unitId: optionalOf(Id),
  study: optionalText(200),
  classYear: z
    .int()
    .min(1900)
    .max(2200)
    .nullish()
    .transform((year) => year ?? null),
  birthDate: optionalOf(DateText),
};

export const CreatePerson = z
  .object({ ...personFacts, identifiers: z.array(AddIdentifier).max(20).default([]) })
  .meta({ id: 'CreatePerson' });
export type CreatePerson = z.infer<typeof CreatePerson>;

export const UpdatePerson = z.object({ ...personFacts, version: z.int() }).meta({ id: 'UpdatePerson' });
export type UpdatePerson = z.infer<typeof UpdatePerson>;

export const GrantRole = z
  .object({
    role: z.enum(ROLES),
    unitId: optionalOf(Id),
    competencyId: optionalOf(Id),
    programmeId: optionalOf(Id),
    validFrom: DateText,
    validUntil: optionalOf(DateText),
  })
  .meta({ id: 'GrantRole' });
export type GrantRole = z.infer<typeof GrantRole>;

export const EndGrant = z.object({ grantId: Id }).meta({ id: 'EndGrant' });
export type EndGrant = z.infer<typeof EndGrant>;

export const RemoveIdentifier = z.object({ identifierId: Id }).meta({ id: 'RemoveIdentifier' });
export type RemoveIdentifier = z.infer<typeof RemoveIdentifier>;

export const SetPassword = z.object({ password: Password }).meta({ id: 'SetPassword' });
export type SetPassword = z.infer<typeof SetPassword>;

/** A row of the list. `email` is null for those who may not see it, and where there is none. */
export const PersonRow = z
  .object({
    id: Id,
    displayName: z.string(),
    status: z.enum(PERSON_STATUSES),
    studentNumber: z.string().nullable(),
    email: z.string().nullable(),
    post: z.string().nullable(),
    unitId: Id.nullable(),
    unitName: z.string().nullable(),
    study: z.string().nullable(),
    classYear: z.int().nullable(),
    /** In force today. */
    roles: z.array(z.enum(ROLES)),
  })
  .meta({ id: 'PersonRow' });
export type PersonRow = z.infer<typeof PersonRow>;

export const GrantView = z
  .object({
    id: Id,
    role: z.enum(ROLES),
    unitId: Id.nullable(),
    unitName: z.string().nullable(),
    competencyId: Id.nullable(),
    programmeId: Id.nullable(),
    validFrom: DateText,
    validUntil: DateText.nullable(),
    endedAt: InstantText.nullable(),
    grantedByName: z.string().nullable(),
    inForce: z.boolean(),
  })
  .meta({ id: 'RoleGrant' });
export type GrantView = z.infer<typeof GrantView>;

/** One person. What the reader may not see is null; `identifiers` then holds the student number only. */
export const PersonView = PersonRow.extend({
  version: z.int(),
  legalName: z.string().nullable(),
  birthDate: DateText.nullable(),
  identifiers: z.array(z.object({ id: Id, scheme, value: z.string() })),
  grants: z.array(GrantView).nullable(),
  /** none: cannot sign in with a password yet; disabled: may not. */
  account: z.enum(['none', 'open', 'disabled']).nullable(),
}).meta({ id: 'Person' });
export type PersonView = z.infer<typeof PersonView>;

// ── units, terms, holds ─────────────────────────────────────────────────────────────────────────────────────────

/** Letters, digits and a few marks: codes stand in addresses, files and commands. */
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'Use 1 to 32 letters, digits, dots, hyphens or underscores.');

const unitFacts = { code, name: text(200), kind: z.enum(UNIT_KINDS), parentId: optionalOf(Id) };

export const CreateUnit = z.object(unitFacts).meta({ id: 'CreateUnit' });
export type CreateUnit = z.infer<typeof CreateUnit>;

export const UpdateUnit = z.object({ ...unitFacts, version: z.int() }).meta({ id: 'UpdateUnit' });
export type UpdateUnit = z.infer<typeof UpdateUnit>;

export const UnitView = z
  .object({
    id: Id,
    version: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(UNIT_KINDS),
    parentId: Id.nullable(),
    parentName: z.string().nullable(),
    /** Names from the root down to this unit. */
    path: z.array(z.string()),
    people: z.int(),
  })
  .meta({ id: 'Unit' });
export type UnitView = z.infer<typeof UnitView>;

const termFacts = {
  code,
  title: text(200),
  firstDay: DateText,
  lastDay: DateText,
  recordingDeadline: DateText,
  publicationDeadline: DateText,
};

export const CreateTerm = z.object(termFacts).meta({ id: 'CreateTerm' });
export type CreateTerm = z.infer<typeof CreateTerm>;

export const UpdateTerm = z.object({ ...termFacts, version: z.int() }).meta({ id: 'UpdateTerm' });
export type UpdateTerm = z.infer<typeof UpdateTerm>;

export const TermView = z
  .object({
    id: Id,
    version: z.int(),
    code: z.string(),
    title: z.string(),
    firstDay: DateText,
    lastDay: DateText,
    recordingDeadline: DateText,
    publicationDeadline: DateText,
    /** Today lies between first and last day. */
    current: z.boolean(),
    /** Participation of the term may still be recorded today. */
    recordingOpen: z.boolean(),
  })
  .meta({ id: 'Term' });
export type TermView = z.infer<typeof TermView>;

export const PlaceHold = z
  .object({ personId: Id, kind: z.enum(HOLD_KINDS), reason: text(2000) })
  .meta({ id: 'PlaceHold' });
export type PlaceHold = z.infer<typeof PlaceHold>;

export const HoldView = z
  .object({
    id: Id,
    personId: Id,
    personName: z.string(),
    studentNumber: z.string().nullable(),
    kind: z.enum(HOLD_KINDS),
    reason: z.string(),
    placedByName: z.string(),
    placedAt: InstantText,
    live: z.boolean(),
    liftedByName: z.string().nullable(),
    liftedAt: InstantText.nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'Hold' });
export type HoldView = z.infer<typeof HoldView>;
