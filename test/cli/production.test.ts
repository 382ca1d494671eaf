import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import { NotReady } from '../../app/preflight.ts';
import { runCli } from '../../cli/program.ts';
import { appVerbs } from '../../app/verbs.ts';

async function w2(production: boolean, argv: readonly string[], openApp = appVerbs.openApp) {
  const said = { out: '', err: '' };
  const code = await runCli(argv, {
    out: (line) => void (said.out += `${line}\n`),
    err: (line) => void (said.err += `${line}\n`),
    progress: null,
    production,
    colour: false,
    columns: 100,
    readFile: async () => new Uint8Array(),
    load: async () => ({ ...appVerbs, openApp }),
  });
  return { code, ...said };
}

describe('w2 in production', () => {
  it('does not offer what only a demo can do', async () => {
    expect((await w2(false, ['--help'])).out).toMatch(/^ {2}forward /m);
    expect((await w2(true, ['--help'])).out).not.toContain('forward');
    expect((await w2(true, ['--help'])).out).toMatch(/^ {2}setup /m);
  });

  it('says each thing that keeps it from working, a line each, and all of them in the JSON', async () => {
    const problems = [
      new AppError('settings', 'W2_MAIL_FROM is not set; W2_MODE=production needs it.', ''),
      new AppError('database.behind', 'behind', '', { pending: 3 }),
      new AppError('temporal.noAttributes', 'missing', '', { namespace: 'w2', attributes: 'Phase, Overdue' }),
    ];
    const ran = await w2(true, ['list', '--json'], async () => Promise.reject(new NotReady(problems)));
    expect(ran.code).toBe(3);
    expect(ran.err.split('\n').filter(Boolean)).toEqual([
      'w2: W2_MAIL_FROM is not set; W2_MODE=production needs it.',
      'w2: De tabellen zijn ouder dan deze software (3 wijzigingen). w2 setup werkt ze bij.',
      'w2: In namespace w2 ontbreken zoekvelden: Phase, Overdue. w2 setup voegt ze toe.',
    ]);
    const { error } = JSON.parse(ran.out) as { error: { code: string; all: string[] } };
    expect([error.code, error.all.length]).toEqual(['settings', 3]);
  });
});
