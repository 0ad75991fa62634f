export * from './wire.pipe.js';
