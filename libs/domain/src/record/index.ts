export * from './assemble.js';
export * from './entry.js';
export * from './publication.js';
