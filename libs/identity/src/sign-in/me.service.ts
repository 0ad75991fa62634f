import type { MeView } from '@laurel/contract';
import { type Actor, Refusal } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import { InstitutionService } from '../institution/institution.service.js';
import type { SignedIn } from '../sessions/session-data.js';

@Injectable()
export class MeService {
  constructor(private readonly institution: InstitutionService) {}

  /** What the signed-in person's own browser needs to know. */
  async view(actor: Actor, session: SignedIn | null): Promise<MeView> {
    if (!session) throw new Refusal('unauthenticated', 'signed-out', 'Sign in first.');
    const { personId, displayName, post, unitName } = actor;
    return {
      personId,
      displayName,
      post,
      unitName,
      roles: actor.roles.map(({ role, unitIds }) => ({ role, unitIds: unitIds && [...unitIds] })),
      csrfToken: session.csrfToken,
      institution: await this.institution.find(),
    };
  }
}
