import { Public } from '@laurel/identity';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';

/** Liveness: the process answers. Readiness: the database answers too, within two seconds. */
@ApiTags('health')
@Controller('api/health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Public()
  @Get()
  async health(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ live: true; ready: boolean; database: string }> {
    const ready = await this.databaseAnswers();
    response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store');
    return { live: true, ready, database: ready ? 'up' : 'down' };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, 2000, false);
    });
    const answer = this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
