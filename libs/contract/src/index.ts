export * from './common.js';
export * from './problem.js';
