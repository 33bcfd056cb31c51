import type { Finding, RecordFinding } from './finding';

/** What a finding says, in short: VS Code may run an action long after findings were made anew. */
export function findingKey(finding: RecordFinding): string {
  const { kind, found } = finding;
  const now = finding.kind === 'lost' ? finding.now : undefined;
  return JSON.stringify([kind, found.kept, found.root, found.file, found.record.sha256, now ?? '']);
}

/** The finding that says the same; undefined when none does any more. */
export function findingWithKey(findings: readonly Finding[], key: string): RecordFinding | undefined {
  return findings.filter((one) => one.kind !== 'missing').find((one) => findingKey(one) === key);
}
