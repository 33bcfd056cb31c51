import * as vscode from 'vscode';
import { explainFinding } from './explainFinding';
import type { CheckResult, Finding } from './finding';

const t = vscode.l10n.t;

/** All findings as Markdown, for a person to read, keep or send. */
export function checkReport({ findings, documents, isPartial }: CheckResult): string {
  const sections: readonly (readonly [Finding['kind'], string])[] = [
    ['missing', t('References to missing images')],
    ['changed', t('Pictures that were changed')],
    ['lost', t('Records without their picture')],
    ['unused', t('Generated pictures that nothing refers to')],
  ];
  const lines = sections.flatMap(([kind, title]) => {
    const own = findings.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [`## ${title} (${own.length})`, '', ...own.map(lineOf), ''];
  });
  return [
    `# ${t('Check of Assets')}`,
    '',
    t('{0} documents were read.', documents),
    ...(isPartial ? [t('There are more; they were not read, so unused pictures are not listed.')] : []),
    ...(findings.length === 0 ? [t('Nothing is wrong.')] : []),
    '',
    ...lines,
  ].join('\n');
}

function lineOf(finding: Finding): string {
  if (finding.kind !== 'missing') {
    return `- ${escaped(explainFinding(finding))}`;
  }
  const place = `${vscode.workspace.asRelativePath(finding.document)}:${finding.range.start.line + 1}`;
  return `- ${escaped(place)}: ${escaped(explainFinding(finding))}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&]/g, '\\$&');
}
