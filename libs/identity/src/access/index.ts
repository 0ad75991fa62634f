export * from './access.guard.js';
export * from './actor.service.js';
export * from './csrf.js';
export * from './may.decorator.js';
