export * from './achievement.js';
export * from './conflict-of-interest.js';
export * from './evidence.js';
export * from './level-from-scores.js';
export * from './submission.js';
