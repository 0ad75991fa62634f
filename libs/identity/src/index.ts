export * from './access/index.js';
export { IdentityModule } from './identity.module.js';
export * from './wire/index.js';
