import { Public } from '@laurel/identity';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowEveryone, answerDocument } from '../documents/public-document.js';
import { ACHIEVEMENT_PAGE_POLICY, achievementPage } from './achievement-page.js';
import { AchievementsService } from './achievements.service.js';

const MACHINE_TYPES = ['application/ld+json', 'application/json'] as const;
const MAX_AGE = 300;

@Controller('achievements')
export class AchievementsController {
  constructor(private readonly achievements: AchievementsService) {}

  /** The permanent address in every credential: JSON-LD for programs, a page for people who ask for one. */
  @Public()
  @Get(':key')
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    // As it was written: a course's code stands percent-encoded in the address, and so in what was signed.
    const key = request.path.slice('/achievements/'.length);
    const achievement = await this.achievements.read(key);
    if (request.accepts([...MACHINE_TYPES, 'text/html']) !== 'text/html')
      return answerDocument(request, response, achievement, { types: MACHINE_TYPES, maxAge: MAX_AGE });
    response.vary('Accept');
    allowEveryone(response, MAX_AGE);
    response.setHeader('Content-Security-Policy', ACHIEVEMENT_PAGE_POLICY);
    response.type('html').send(achievementPage(achievement));
  }
}
