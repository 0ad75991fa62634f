import { Platform1764000000001 } from './0001-platform.js';
import { Identity1764000000002 } from './0002-identity.js';
import { Catalogue1764000000003 } from './0003-catalogue.js';
import { Participation1764000000004 } from './0004-participation.js';
import { Assessment1764000000005 } from './0005-assessment.js';
import { Records1764000000006 } from './0006-records.js';
import { AssessmentUndo1764000000007 } from './0007-assessment-undo.js';
import { IdentityLifetimes1764000000008 } from './0008-identity-lifetimes.js';
import { AchievementLookup1764000000009 } from './0009-achievement-lookup.js';

/** Every migration, oldest first. */
export const migrations = [
  Platform1764000000001,
  Identity1764000000002,
  Catalogue1764000000003,
  Participation1764000000004,
  Assessment1764000000005,
  Records1764000000006,
  AssessmentUndo1764000000007,
  IdentityLifetimes1764000000008,
  AchievementLookup1764000000009,
];
