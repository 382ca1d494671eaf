/** The change that docs/changing.md prints fits onto this tree: whoever moves a line that it rests on mends it along. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { projectRoot } from '../../settings/index.ts';

it('the recipe of a rule and its command can be applied', () => {
  const check = () =>
    execFileSync('git', ['apply', '--check', 'docs/recipes/coaching-evaluation.patch'], { cwd: projectRoot });
  expect(check).not.toThrow();
});
