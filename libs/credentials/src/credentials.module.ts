import { Module } from '@nestjs/common';
import { CredentialsService } from './credentials.service.js';
import { StatusLists } from './issue/status-lists.service.js';
import { SigningKeys } from './keys/signing-keys.service.js';

/** Signing, status lists, DIDs and verification. */
@Module({
  providers: [CredentialsService, SigningKeys, StatusLists],
  exports: [CredentialsService, SigningKeys, StatusLists],
})
export class CredentialsModule {}
