/** `docs/long-runs.md`: what the long tests last saw, one section each. A run replaces its own section and no other. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

const file = join(projectRoot, 'docs', 'long-runs.md');
const head = `# What the long runs saw

Written by the tests themselves (\`npm run test:long\`): each replaces its own section when it passes.
`;

/** Facts in the order in which they are to be read: what, and how much. */
export type Facts = readonly (readonly [what: string, howMuch: string | number])[];

export function writeReport(title: string, said: string, facts: Facts): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : head;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, withSection(text, title, `${said}\n\n${tableOf(facts)}`));
}

/** The document with this section in place of the one of that title, or after all others. */
function withSection(text: string, title: string, body: string): string {
  const [before = '', ...sections] = text.split(/^## /m);
  const others = sections.map((section) => section.trim());
  const mine = `${title}\n\n${body.trim()}`;
  const place = others.findIndex((section) => section.split('\n', 1)[0] === title);
  const all = place < 0 ? [...others, mine] : others.with(place, mine);
  return `${[before.trim(), ...all.map((section) => `## ${section}`)].join('\n\n')}\n`;
}

function tableOf(facts: Facts): string {
  const rows = facts.map(
    ([what, howMuch]) => [what, typeof howMuch === 'number' ? howMuch.toLocaleString('en') : howMuch] as const,
  );
  const width = (column: 0 | 1) => Math.max(3, ...rows.map((row) => row[column].length));
  const [wide, narrow] = [width(0), width(1)];
  const line = (left: string, right: string) => `| ${left.padEnd(wide)} | ${right.padStart(narrow)} |`;
  return [
    line('', ''),
    `| ${'-'.repeat(wide)} | ${'-'.repeat(narrow - 1)}: |`,
    ...rows.map((row) => line(...row)),
  ].join('\n');
}
