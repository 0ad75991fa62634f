import { IdentityModule } from '@laurel/identity';
import { Module } from '@nestjs/common';
import { ActivityController } from './activity/activity.controller.js';
import { ActivityReader } from './activity/activity.reader.js';
import { ActivityService } from './activity/activity.service.js';
import { CompetencyController } from './competency/competency.controller.js';
import { CompetencyService } from './competency/competency.service.js';
import { FrameworkController } from './framework/framework.controller.js';
import { FrameworkReader } from './framework/framework.reader.js';
import { FrameworkImportService } from './framework/framework-import.service.js';
import { CategoryController } from './programme/category.controller.js';
import { ProgrammeController } from './programme/programme.controller.js';
import { ProgrammeReader } from './programme/programme.reader.js';
import { ProgrammeService } from './programme/programme.service.js';

/** Competency frameworks, programmes and their activities. */
@Module({
  imports: [IdentityModule],
  controllers: [ActivityController, CategoryController, CompetencyController, FrameworkController, ProgrammeController],
  providers: [
    ActivityReader,
    ActivityService,
    CompetencyService,
    FrameworkImportService,
    FrameworkReader,
    ProgrammeReader,
    ProgrammeService,
  ],
  exports: [
    ActivityReader,
    ActivityService,
    CompetencyService,
    FrameworkImportService,
    FrameworkReader,
    ProgrammeReader,
    ProgrammeService,
  ],
})
export class CatalogueModule {}
