export * from './academic-year.js';
export * from './assemble.js';
export * from './category-slot.js';
export * from './entry.js';
export * from './publication.js';
export * from './timeline.js';
