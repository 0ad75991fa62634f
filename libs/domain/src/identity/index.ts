export * from './holds.js';
export * from './passwords.js';
export * from './people.js';
export * from './roles.js';
export * from './sessions.js';
export * from './sign-in.js';
export * from './terms.js';
export * from './units.js';
