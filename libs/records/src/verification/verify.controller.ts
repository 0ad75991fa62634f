import { readWire, type VerifyAnswer, VerifyRequest } from '@laurel/contract';
import { invalidField } from '@laurel/domain';
import { Public } from '@laurel/identity';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { VerificationService } from './verification.service.js';
import { VerificationGate } from './verification-gate.js';

/** A record with its transcript is far smaller; more is not read. */
const LARGEST_UPLOAD = 10 * 1024 * 1024;

/** Verification by anyone, without an account. Answers are never kept by caches: standing changes. */
@Controller('api/verify')
@UseGuards(VerificationGate)
export class VerifyController {
  constructor(
    private readonly verification: VerificationService,
    private readonly gate: VerificationGate,
  ) {}

  /** A file as multipart `file`, or JSON `{ code }` or `{ text }`. */
  @Public()
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 5 } }))
  verify(@UploadedFile() file: { buffer: Buffer } | undefined, @Body() body: unknown): Promise<VerifyAnswer> {
    if (file) return this.gate.inTurn(() => this.verification.ofBytes(file.buffer));
    if (typeof body !== 'object' || body === null || Object.keys(body).length === 0)
      throw invalidField('file', 'nothing-given', 'Give a file, a code, a link or the text of a record.');
    const request = readWire(VerifyRequest, body);
    return this.gate.inTurn(() =>
      'code' in request ? this.verification.ofCode(request.code) : this.verification.ofText(request.text),
    );
  }

  @Public()
  @Get(':code')
  @Header('Cache-Control', 'no-store')
  byCode(@Param('code') code: string): Promise<VerifyAnswer> {
    return this.gate.inTurn(() => this.verification.ofCode(code));
  }
}
