import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { flawsOfRules, type Flaw } from '../../domain/rules/check.ts';
import { completedRules, inForce, ruleSets as builtIn, type RuleSet } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { countByRuleVersion, insertRuleSet, readRuleSets, ruleSetOf } from '../../db/queries/rules.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface RuleVersion {
  readonly version: string;
  readonly validFrom: LocalDate;
  /** Of the software, or loaded as data. */
  readonly builtIn: boolean;
  readonly inForce: boolean;
  readonly openTrajectories: number;
}

export async function listRules(app: App): Promise<RuleVersion[]> {
  const today = localDateOf(await app.now());
  const sets = await readRuleSets(app.db);
  const open = await countByRuleVersion(app.db);
  const present = inForce(today, sets).version;
  return [...sets]
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .map(({ version, validFrom }) => ({
      version,
      validFrom,
      builtIn: Object.hasOwn(builtIn, version),
      inForce: version === present,
      openTrajectories: open.get(version) ?? 0,
    }));
}

export async function showRules(app: App, version: string): Promise<RuleSet> {
  try {
    return await ruleSetOf(app.db, version);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError(
      'rules.notFound',
      `there is no rule set ${version.slice(0, 20)}`,
      'w2 rules shows the ones there are',
      { version: version.slice(0, 20) },
    );
  }
}

/** What keeps a text from being a rule set; none when it may be loaded. */
export function checkRules(text: string): {
  readonly rules: RuleSet | null;
  readonly flaws: readonly (Flaw | { readonly at: ''; readonly must: 'json' })[];
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { rules: null, flaws: [{ at: '', must: 'json' }] };
  }
  const flaws = flawsOfRules(value);
  return { rules: flaws.length === 0 ? completedRules(value as RuleSet) : null, flaws };
}

/** Whoever has mended so many looks again. */
const mostSaid = 20;

/** Keeps a rule set; from its first day on, whoever is registered starts under it. A version is loaded once and never changed. */
export async function loadRules(app: App, text: string, by: Actor): Promise<RuleSet> {
  const { rules, flaws: all } = checkRules(text);
  if (!rules) {
    const flaws = all
      .slice(0, mostSaid)
      .map(({ at, must, ...more }) => [at || '-', must, ...Object.values(more)].join(' '));
    const detail = flaws.join('; ');
    throw new AppError('rules.flawed', `the rule set is refused: ${detail}`, 'mend what is named', { flaws: detail });
  }
  const given = { by: 'id' in by ? by.id : by.role, at: await app.now() };
  if (Object.hasOwn(builtIn, rules.version) || !(await insertRuleSet(app.db, rules, given)))
    throw new AppError(
      'rules.versionTaken',
      `version ${rules.version} is there already`,
      'give the set another version',
      {
        version: rules.version,
      },
    );
  return rules;
}
