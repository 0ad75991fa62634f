// npm run bench -- NAME [--json]: makes the checkout ready, then runs the benchmark.
import { fileURLToPath } from 'node:url';
import { ensure } from './ensure.mjs';

await ensure();
const bench = new URL('../bench/dist/index.js', import.meta.url);
process.argv[1] = fileURLToPath(bench);
await import(bench.href);
