import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { projectRoot } from '../../../settings/index.ts';
import { bornIn, explore, sequences } from './edges/explore.ts';

const most = Number(process.env['W2_EDGES_KINDS'] ?? 3_000);
const minutes = 2;

it(`every command at the edges of its days, from ${most} kinds of state, and every sequence that two minutes allow`, () => {
  const found = explore([bornIn('limburg'), bornIn('antwerp'), bornIn('limburg', localDate('2025-03-10'))], most);
  const counts = sequences(bornIn('limburg'), 12, Date.now() + minutes * 60_000);
  const [kinds, tried, accepted] = [found.kinds, found.tried, found.accepted].map((one) => one.toLocaleString('en'));
  const lengths = counts.map((count, index) => `| ${index + 1} | ${count.toLocaleString('en')} |`).join('\n');
  const page = `# Every state, every command, days at the edges

Written by \`npm run test:long\` (\`test/domain/trajectory/edges.long.test.ts\`). From each kind of state (phase, referral, outcome,
coaching, pause and the rules whose deadlines are open) every command was given with every value of each field, and for each
date a day before the earliest, the earliest, the latest and a day after it; then time did its next thing. What must hold was
looked at after each.

${kinds} kinds of state${found.whole ? ', all there are' : ''}; ${tried} commands tried, ${accepted} accepted.

Every sequence of usual commands and of time, from a registration on:

| length | sequences |
|---|---|
${lengths}
`;
  writeFileSync(join(projectRoot, 'docs/edges.md'), page);
  console.log(page);
  expect(found.kinds).toBeGreaterThan(200);
  expect(counts.length).toBeGreaterThanOrEqual(3);
});
