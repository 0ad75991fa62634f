export * from './achievement-type.js';
export * from './activity.js';
export * from './programme-changes.js';
export * from './programme-content.js';
export * from './programme-lifecycle.js';
