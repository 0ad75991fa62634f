export * from './may.decorator.js';
