/**
 * Which file imports which, looked at once: the rules of `.dependency-cruiser.cjs`, circles between folders, and the
 * drawing in docs/architecture.md. `--draw` draws it anew; the folders to look at are the other arguments.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';
import { circles, type Import } from './circles.ts';
import { drawing, withDrawing } from './drawing.ts';
import { folders } from './folders.ts';

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const tool = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const looked = spawnSync(
  process.execPath,
  [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
  { cwd: projectRoot, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (!looked.stdout) throw new Error(looked.stderr || 'dependency-cruiser says nothing');
const { modules, summary } = JSON.parse(looked.stdout) as Cruised;
const ours = modules.filter(({ source }) => folders.includes(source.split('/')[0] ?? ''));
const imports: Import[] = ours
  .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })))
  .filter(({ to }) => folders.includes(to.split('/')[0] ?? ''));

const page = join(projectRoot, 'docs/architecture.md');
const text = readFileSync(page, 'utf8');
const drawn = withDrawing(text, drawing(imports));
const draws = process.argv.includes('--draw');
if (draws) writeFileSync(page, drawn);

const findings = [
  ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  // Tests borrow each other's kits; none of them is part of the program.
  ...circles(imports.filter(({ from }) => !from.startsWith('test/'))).map(
    (circle) => `no-circles-between-folders: ${circle.join(' ↔ ')}`,
  ),
  ...(draws || drawn === text
    ? []
    : ['the drawing of the rooms in docs/architecture.md is old: node_modules/.bin/node ops/gates/arrows.ts --draw']),
];
findings.forEach((finding) => console.log(finding));
console.log(`${ours.length} modules, ${imports.length} imports, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
