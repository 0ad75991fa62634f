// npm start: makes the checkout ready, then is the server, so that signals and exit codes are the server's own.
import { ensure } from './ensure.mjs';

await ensure();
await import('../apps/api/dist/main.js');
