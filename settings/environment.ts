/**
 * All settings from the environment, read in this one place. A mistake gives a sentence that says which variable, what
 * is wrong with it and what to do; values are never repeated, because some are secrets.
 */
import { table, variables, type Reader, type Setting, type SettingName, type Settings } from './table.ts';
import { contradictions } from './together.ts';

/** One or more settings are wrong or missing; `problems` has one sentence each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];
  /** What could be read all the same, so that what else is wrong can be said at once. */
  readonly known: Partial<Settings>;

  constructor(problems: readonly string[], known: Partial<Settings> = {}) {
    super(
      problems.length === 1
        ? problems[0]
        : `${problems.length} settings need attention:\n${problems.map((it) => `  - ${it}`).join('\n')}`,
    );
    this.problems = problems;
    this.known = known;
  }
}

const entries = Object.entries(table) as [SettingName, Setting][];

/** Reads the environment; an empty variable counts as not set. Throws `SettingsError` with every mistake at once. */
export function readSettings(env: NodeJS.ProcessEnv = process.env, reader: Reader = 'all'): Settings {
  const read: Partial<Record<SettingName, unknown>> = {};
  const wrong = new Set<SettingName>();
  const problems: string[] = [];
  for (const [name, { variable, form }] of entries) {
    const parsed = form.safeParse(env[variable]?.trim() || undefined);
    if (!parsed.success) {
      wrong.add(name);
      problems.push(...parsed.error.issues.map(({ message }) => `${variable} ${message}.`));
    } else if (parsed.data !== undefined) read[name] = parsed.data;
  }
  const known = withMagda(read as Partial<Settings>);
  for (const [name, setting] of entries)
    if (known[name] === undefined && !wrong.has(name)) problems.push(...missing(setting, known, reader));
  // What is wrong by itself was told, and counts as not set here: that it would be missing is no second mistake.
  const told = [...wrong].map((name) => new RegExp(`\\b${table[name].variable}\\b`));
  problems.push(...contradictions(known).filter((line) => !told.some((variable) => variable.test(line))));
  if (problems.length > 0) throw new SettingsError(problems, known);
  return known as Settings;
}

function missing({ variable, production, needs = [] }: Setting, { mode }: Partial<Settings>, reader: Reader): string[] {
  if (reader !== 'all')
    return needs.includes(reader) ? [`${variable} is not set; w2's ${reader} cannot do without it.`] : [];
  return mode === 'production' && production === 'needed'
    ? [`${variable} is not set; ${variables.mode}=production needs it.`]
    : [];
}

/** The services of MAGDA that may each have an address of their own. */
export const magdaServices = ['ocmwUrl', 'employmentUrl', 'repertoriumUrl'] as const;

/** One URL for all of MAGDA, where a service has none of its own. */
function withMagda(known: Partial<Settings>): Partial<Settings> {
  const { magdaUrl } = known;
  if (magdaUrl === undefined) return known;
  return { ...Object.fromEntries(magdaServices.map((name) => [name, magdaUrl])), ...known };
}
