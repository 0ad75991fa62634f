// A parent of the embedded server, to be killed or run as somebody else: node embedded-process.mjs DATA_DIR [stay].
// Prints one JSON line: what it got, and what the database answered. With `stay` it waits to be killed or terminated.
import { startEmbedded } from '@laurel/platform';
import pg from 'pg';

const [dataDir, stay] = process.argv.slice(2);
// Listens before it answers: the one who reads the answer may send the signal at once.
const asked = new Promise((resolve) => process.once('SIGTERM', resolve));
const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
const client = new pg.Client({ connectionString: embedded.url });
await client.connect();
await client.query('create table if not exists kept (n int)');
await client.query('insert into kept select count(*) from kept');
const { rows } = await client.query('select count(*)::int as n from kept');
await client.end();
const { url, pid, reused } = embedded;
process.stdout.write(`${JSON.stringify({ url, pid, reused, rows: rows[0].n })}\n`);
if (stay) {
  const alive = setInterval(() => undefined, 1000);
  await asked;
  clearInterval(alive);
}
await embedded.stop();
