/** The gates, in the order in which their findings help most. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';
import type { Gate } from './gate.ts';

export const gates: readonly Gate[] = [
  {
    // One program reads the types once, for both: the compiler beside it took half a minute of a processor.
    name: 'types and lint',
    config: '.oxlintrc.json',
    command: ['oxlint/bin/oxlint', '--type-aware', '--type-check', '--config', '.oxlintrc.json'],
    seen: (output) => numberIn(output, /on (\d+) files/),
  },
  {
    name: 'arrows',
    config: '.dependency-cruiser.cjs',
    command: ['../ops/gates/arrows.ts'],
    seen: (output) => numberIn(output, /(\d+) modules/),
  },
  {
    name: 'dead code',
    config: 'knip.json',
    command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
    // It does not say what it saw; at least what it was told to look at must exist.
    seen: () =>
      (JSON.parse(readFileSync(join(projectRoot, 'knip.json'), 'utf8')) as { project: string[] }).project.flatMap(find)
        .length,
  },
  {
    name: 'format',
    config: '.oxfmtrc.json',
    command: ['oxfmt/bin/oxfmt', '--check', '-c', '.oxfmtrc.json', '.'],
    seen: (output) => numberIn(output, /on (\d+) files/),
  },
];

function find(pattern: string): string[] {
  return globSync(pattern, { cwd: projectRoot, exclude: (path) => path === 'node_modules' });
}

function numberIn(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}
