import { stopAll } from './processes';

/** Runs a program's main function: an error is printed, and makes the exit code 1. */
export function runProgram(main: () => Promise<void>): void {
  main().catch(async (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    await stopAll();
    process.exit(1);
  });
}
