export { AchievementsService } from './achievements/achievements.service.js';
export { ExchangeModule } from './exchange.module.js';
