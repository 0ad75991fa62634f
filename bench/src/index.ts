import { cpus } from 'node:os';
import type { Benchmark, BenchmarkResult } from './benchmark.js';
import { importRoster } from './import.js';
import { issue } from './issue.js';
import { verify } from './verify.js';

const BENCHMARKS: readonly Benchmark[] = [issue, verify, importRoster];

const args = process.argv.slice(2);
const json = args.includes('--json');
const name = args.find((arg) => !arg.startsWith('-'));
const chosen = BENCHMARKS.find((benchmark) => benchmark.name === name);

if (!chosen) {
  console.error(name ? `There is no benchmark “${name}”. There are:` : 'Say which benchmark:');
  for (const benchmark of BENCHMARKS) console.error(`  ${benchmark.name.padEnd(10)} ${benchmark.summary}`);
  console.error('npm run bench -- NAME [--json]');
  process.exitCode = 2;
} else {
  const result = await chosen.run((line) => process.stderr.write(`${line}\n`));
  const machine = machineFacts();
  console.log(json ? JSON.stringify({ ...result, ...machine }, null, 2) : lines(result, machine).join('\n'));
}

function machineFacts() {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
  };
}

function lines(
  { unit, baseline, product, ratio }: BenchmarkResult,
  { date, machine }: ReturnType<typeof machineFacts>,
) {
  const speed = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ${unit}/s`;
  const more = ratio >= 10 ? 1 : 2;
  return [
    `${baseline.name}: ${speed(baseline.perSecond)}`,
    `${product.name}: ${speed(product.perSecond)}`,
    `ratio ${ratio.toFixed(more)}, medians of ${product.rounds} rounds in turn, ${date}, ${machine}`,
  ];
}
