export { brokenConstraint } from './broken-constraint.js';
export { changedMeanwhile } from './changed-meanwhile.js';
export { Listed } from './listed.js';
export { WirePipe } from './wire.pipe.js';
