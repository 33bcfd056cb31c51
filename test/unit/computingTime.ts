/** How long this process computes for something, ms: other processes, and whatever is waited for, do not count. */
export function computingTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
