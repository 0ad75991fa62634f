import { HoldEntity } from './holds/hold.entity.js';
import { Institution } from './institution/institution.entity.js';
import { Person } from './people/person.entity.js';
import { PersonIdentifier } from './people/person-identifier.entity.js';
import { RoleGrant } from './people/role-grant.entity.js';
import { Account } from './sign-in/account.entity.js';
import { Term } from './terms/term.entity.js';
import { Unit } from './units/unit.entity.js';

/** What the database must be opened with for this room to work. */
export const identityEntities = [Institution, Unit, Term, Person, PersonIdentifier, RoleGrant, Account, HoldEntity];
