export * from './catalogue.js';
export * from './common.js';
export * from './identity.js';
export * from './list-params.js';
export * from './problem.js';
export * from './read-wire.js';
export * from './record-entry.js';
export * from './records.js';
