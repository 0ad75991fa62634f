export * from './facts.js';
export * from './states.js';
export * from './verbs.js';
export * from './who-may-verify.js';
