import type { KeyView } from '@laurel/contract';
import { CredentialsService } from '@laurel/credentials';
import { May } from '@laurel/identity';
import { contentRange } from '@laurel/platform';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';

/** Signing keys: their public halves, and what they signed. */
@Controller('api/keys')
export class KeysController {
  constructor(private readonly credentials: CredentialsService) {}

  @May('key.read')
  @Get()
  async list(@Res({ passthrough: true }) response: Response): Promise<KeyView[]> {
    const keys = await this.credentials.keys();
    response.setHeader(
      'Content-Range',
      contentRange('keys', { rows: keys, total: keys.length, from: 0, to: keys.length }),
    );
    return keys;
  }
}
