import { CredentialsService } from '@laurel/credentials';
import { notFound } from '@laurel/domain';
import { Public } from '@laurel/identity';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerDocument } from './public-document.js';

/** What a verifier far away needs to check a credential: the issuer's keys, and whether it is still in force. */
@Controller()
export class DocumentsController {
  constructor(private readonly credentials: CredentialsService) {}

  /** The document of our did:web (did:web, 3.2). Without a public https address we sign under did:keys, and there is none. */
  @Public()
  @Get('.well-known/did.json')
  async did(@Req() request: Request, @Res() response: Response): Promise<void> {
    const document = await this.credentials.didDocument();
    if (!document) throw notFound('DID document');
    const types = ['application/json', 'application/did+json', 'application/did+ld+json', 'application/did'] as const;
    answerDocument(request, response, document, { types, maxAge: 300 });
  }

  /** The signed Bitstring status list. A revocation is to be seen soon, so copies are kept a minute at most. */
  @Public()
  @Get('status/:id')
  async status(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const document = await this.credentials.statusList(id);
    // Many readers parse only what is called JSON, so that is what they get unless they ask for a credential.
    const types = ['application/json', 'application/vc', 'application/ld+json'] as const;
    answerDocument(request, response, document, { types, maxAge: 60 });
  }
}
