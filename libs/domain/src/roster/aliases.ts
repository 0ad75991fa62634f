import type { IdentifierScheme } from '../identifiers.js';
import { foldName } from '../names.js';
import type { DurationUnit } from './read-minutes.js';

/** What a column of a roster may hold. */
export const ROSTER_FIELDS = [
  'student',
  'sisSourcedId',
  'username',
  'email',
  'name',
  'role',
  'minutes',
  'date',
  'startsOn',
  'endsOn',
  'note',
  'externalId',
  'activity',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** The words on screen, and in "this file has no column for …". */
export const ROSTER_FIELD_WORDS: Record<RosterField, string> = {
  student: 'Student number',
  sisSourcedId: 'Sourced id',
  username: 'User name',
  email: 'E-mail',
  name: 'Name',
  role: 'Role',
  minutes: 'Minutes or hours',
  date: 'Date',
  startsOn: 'First day',
  endsOn: 'Last day',
  note: 'Note',
  externalId: 'Reference',
  activity: 'Activity',
};

export interface RosterAlias {
  field: RosterField;
  /** Only for `minutes`: what a bare number means. */
  unit?: DurationUnit;
  /** Only for columns that say who: under which schemes the value is looked up. */
  schemes?: readonly IdentifierScheme[];
  /** A word so general that it counts only where no other column claims the field. */
  weak?: boolean;
}

/** Headers compare without case, accents, spaces and punctuation: "Student no.", "student_no" and "STUDENT-NO" are one. */
export const foldHeader = (header: string): string =>
  foldName(header)
    .replace(/#|№/gu, ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const aliases = new Map<string, RosterAlias>();
const add = (alias: RosterAlias, words: string) => {
  for (const word of words.split(/\s+/).filter(Boolean)) aliases.set(word, alias);
};

const NUMBER: readonly IdentifierScheme[] = ['studentNumber'];
/** "Student id" may be the number or the id of the student information system: both are looked up. */
const ANY_ID: readonly IdentifierScheme[] = ['studentNumber', 'sisSourcedId', 'username'];

add(
  { field: 'student', schemes: NUMBER },
  `studentnumber studentno studentnr studentnum snumber matriculationnumber matriculationno matrikelnummer matrikelnr
   matrikel matrnr matnr mtknr matrikkelnummer studentnummer studienummer studierendennummer numeroetudiant
   numerodetudiant numetudiant numeroestudiante numerodeestudiante matricula numerodematricula registrationnumber`,
);
add(
  { field: 'student', schemes: ANY_ID },
  'studentid studentidnumber studentidno sid universityid collegeid campusid emplid bannerid idnumber idno',
);
add({ field: 'student', schemes: ANY_ID, weak: true }, 'id student number no nr');
add({ field: 'sisSourcedId', schemes: ['sisSourcedId'] }, 'sourcedid sissourcedid sisid usersourcedid');
add({ field: 'username', schemes: ['username'] }, 'username login loginid netid userid user benutzername');
add(
  { field: 'email', schemes: ['email'] },
  'email emailaddress mail mailaddress studentemail emailadresse correo correoelectronico courriel',
);
add(
  { field: 'name' },
  `name fullname studentname displayname preferredname legalname firstname givenname vorname prenom lastname surname
   familyname nachname nom nombre apellido apellidos participant participantname`,
);
add(
  { field: 'role' },
  'role rolename roletitle participationrole rolle rol position function funktion funcion fonction',
);
add(
  { field: 'minutes', unit: 'minutes' },
  `minutes minute mins min totalminutes minutesserved minutesattended durationminutes durationmin durationinminutes
   timeminutes timeinminutes minuten minutos`,
);
add(
  { field: 'minutes', unit: 'hours' },
  `hours hour hrs hr h totalhours hoursserved servicehours hourscompleted hoursattended durationhours durationinhours
   timehours stunden std horas heures`,
);
add({ field: 'minutes', unit: null, weak: true }, 'duration time timespent totaltime length dauer zeit duree duracion');
add(
  { field: 'date' },
  'date activitydate eventdate servicedate sessiondate dateofservice dateattended attendeddate datum fecha day tag',
);
add(
  { field: 'startsOn' },
  `start startdate starts startson startingdate from fromdate datefrom begin begindate begins beginning firstday since
   datestart activitystartdate von beginn startdatum desde fechainicio fechadeinicio datedebut debut`,
);
add(
  { field: 'endsOn' },
  `end enddate ends endson endingdate to todate dateto until till through finish finishdate lastday dateend
   activityenddate bis ende enddatum hasta fechafin fechadefin datefin fin`,
);
add(
  { field: 'note' },
  `note notes comment comments remark remarks bemerkung bemerkungen anmerkung kommentar nota notas observaciones
   remarque commentaire`,
);
add(
  { field: 'externalId' },
  `externalid extid externalref externalreference ref reference referenceid referencenumber refno refnr sourceref
   sourcereference sourceid recordid entryid responseid submissionid registrationid rowid transactionid
   confirmationnumber`,
);
add(
  { field: 'activity' },
  'activity activityname activitytitle event eventname eventtitle programme program programmename programname opportunity',
);

/** What a header means; undefined when it is no known word. */
export const aliasOf = (header: string): RosterAlias | undefined => aliases.get(foldHeader(header));
