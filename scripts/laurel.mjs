// npm run laurel -- COMMAND: makes the checkout ready without a word on stdout, then is the command.
import { fileURLToPath } from 'node:url';
import { ensure } from './ensure.mjs';

await ensure();
const cli = new URL('../apps/api/dist/cli.js', import.meta.url);
process.argv[1] = fileURLToPath(cli);
await import(cli.href);
