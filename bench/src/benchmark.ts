/** One way of doing the work, timed over several rounds. */
export interface Measured {
  name: string;
  /** Medians over the rounds; each round runs every way once, so that a busy machine slows them alike. */
  perSecond: number;
  rounds: number;
}

export interface BenchmarkResult {
  benchmark: string;
  /** What one unit of `perSecond` is. */
  unit: string;
  baseline: Measured;
  product: Measured;
  /** product ÷ baseline of the same run: the figure to compare between machines. */
  ratio: number;
}

export interface Benchmark {
  name: string;
  summary: string;
  run(say: (line: string) => void): Promise<BenchmarkResult>;
}

/** Does `work` once and gives its units a second. */
export async function perSecond(units: number, work: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  await work();
  return (units * 1e9) / Number(process.hrtime.bigint() - started);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Runs two ways in turn, `rounds` times after one to warm up, and compares their medians. */
export async function compare(
  of: { benchmark: string; unit: string; units: number; rounds: number },
  baseline: { name: string; work: () => Promise<unknown> },
  product: { name: string; work: () => Promise<unknown> },
  say: (line: string) => void,
): Promise<BenchmarkResult> {
  const speeds: { baseline: number[]; product: number[] } = { baseline: [], product: [] };
  await baseline.work();
  await product.work();
  for (let round = 1; round <= of.rounds; round += 1) {
    speeds.baseline.push(await perSecond(of.units, baseline.work));
    speeds.product.push(await perSecond(of.units, product.work));
    say(`round ${round} of ${of.rounds}`);
  }
  const [slow, fast] = [median(speeds.baseline), median(speeds.product)];
  return {
    benchmark: of.benchmark,
    unit: of.unit,
    baseline: { name: baseline.name, perSecond: slow, rounds: of.rounds },
    product: { name: product.name, perSecond: fast, rounds: of.rounds },
    ratio: fast / slow,
  };
}
