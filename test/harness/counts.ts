import { readFile, writeFile } from 'node:fs/promises';

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const noCounts: Counts = { passed: 0, failed: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Reads what a suite left in its counts file; nothing there means that it never came to its end. */
export async function readCounts(file: string): Promise<Counts> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isCounts(value)) return value;
  } catch {
    // Falls through: the suite broke before it could count.
  }
  return noCounts;
}

export async function writeCounts(file: string, counts: Counts): Promise<void> {
  await writeFile(file, JSON.stringify(counts));
}

function isCounts(value: unknown): value is Counts {
  return (
    typeof value === 'object' &&
    value !== null &&
    'passed' in value &&
    typeof value.passed === 'number' &&
    'failed' in value &&
    typeof value.failed === 'number'
  );
}
