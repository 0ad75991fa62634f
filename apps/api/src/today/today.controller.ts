import type { TodayView } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, May } from '@laurel/identity';
import { Controller, Get } from '@nestjs/common';
import { TodayService } from './today.service.js';

@Controller('api/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @May('self.read')
  @Get()
  read(@CurrentActor() actor: Actor): Promise<TodayView> {
    return this.today.forActor(actor);
  }
}
