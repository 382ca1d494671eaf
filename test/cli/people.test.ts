import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import { localDate } from '../../domain/calendar/index.ts';
import type { PlanView } from '../../app/trajectories/index.ts';
import { w2 } from './fake-io.ts';

const oneLine = /^w2: [^\n]+$/;

describe('wrong use', () => {
  it.each([
    [['reopen', '1'], 'de optie --because <REDEN> ontbreekt; zie w2 reopen --help'],
    [['reopen', '1', '--because', 'x'], 'kies uit personReturns, reconsideration'],
    [['reopen', '1', '--because', 'other', '--note', ' '], '--note heeft 1 tot 4000 tekens'],
    [['letters', '1', '--text', '0'], '--text: "0" is geen nummer'],
    [['person', 'nope'], 'er is geen opdracht "nope"; zie w2 person --help'],
    [['person', 'show'], 'zie w2 person show --help'],
    [['person', 'erase', '1'], 'geef --yes'],
    [['network', 'add', 'x', '--name', 'X', '--email', 'a@b.be', '--kind', 'x'], 'kies uit ocmw, caw'],
    [['network', 'list', '--province', 'x'], 'kies uit antwerp'],
  ])('%j is told in one line, with exit code 2', async (argv, said) => {
    const ran = await w2(argv);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(oneLine);
    expect(ran.err).toContain(said);
  });

  it('shows the help of a group in Dutch, with its commands', async () => {
    const { out } = await w2(['person', 'replace-insz', '--help']);
    expect(out).toContain('Exitcodes:');
    expect(out).not.toMatch(/Usage|Options|\[options\]|default:/);
  });

  it('never repeats a number of a person that was typed in the wrong place', async () => {
    for (const argv of [
      ['person', 'show', '07690409061'],
      ['person', 'erase', '07690409061', '--yes'],
      ['person', 'replace-insz', '1', '2', '--keep', '07690409061'],
    ]) {
      const ran = await w2(argv);
      expect([ran.code, ran.err]).toEqual([2, expect.not.stringContaining('07690409061')]);
    }
  });
});

describe('w2 reopen', () => {
  it('hands on who, why and the note, and names the new trajectory', async () => {
    const asked: unknown[] = [];
    const ran = await w2(['reopen', '1', '--because', 'PersonReturns', '--note', 'x', '--as', 'mediator:M-1'], {
      reopen: async (_app, request) => {
        asked.push(request);
        return { trajectoryId: 'T-000009', reopens: 'T-000001' };
      },
    });
    expect(ran).toMatchObject({ code: 0, out: 'Heropend. T-000009 gaat verder op T-000001.' });
    const by = { role: 'mediator', id: 'M-1' };
    expect(asked).toEqual([{ trajectoryId: 'T-000001', because: 'personReturns', by, note: 'x' }]);
  });

  it('says in one sentence why not, with the date as people write it', async () => {
    const details = { trajectoryId: 'T-000001', latest: '2026-09-02' };
    const ran = await w2(['reopen', '1', '--because', 'other'], {
      reopen: async () => Promise.reject(new AppError('reopen.tooLate', 'x', 'y', details)),
    });
    expect(ran).toMatchObject({
      code: 1,
      err: 'w2: Heropenen kon tot en met 2 september 2026. Meld de persoon opnieuw aan.',
    });
  });
});

describe('w2 undo-closing', () => {
  it('hands on who and why, and says where it goes on and what became of the place', async () => {
    const asked: unknown[] = [];
    const argv = ['undo-closing', '1', '--reason', 'wrongPerson', '--note', 'x', '--as', 'teamLead:L-1'];
    const ran = await w2(argv, {
      undoClosing: async (_app, request) => {
        asked.push(request);
        return { trajectoryId: 'T-000001', phase: 'waiting', place: 'queued', already: false };
      },
    });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Teruggedraaid. T-000001 gaat verder in de fase');
    expect(ran.out).toContain('vooraan op de wachtlijst');
    const by = { role: 'teamLead', id: 'L-1' };
    expect(asked).toEqual([{ trajectoryId: 'T-000001', because: 'wrongPerson', by, note: 'x' }]);
  });

  it('asks who does it, and says the last day when it is too late', async () => {
    expect((await w2(['undo-closing', '1', '--reason', 'other'])).err).toContain('--as');
    const details = { trajectoryId: 'T-000001', latest: '2026-09-02' };
    const ran = await w2(['undo-closing', '1', '--reason', 'other', '--as', 'teamLead:L-1'], {
      undoClosing: async () => Promise.reject(new AppError('undo.tooLate', 'x', 'y', details)),
    });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('tot en met 2 september 2026') as string });
  });
});

describe('w2 plan', () => {
  const plan: PlanView = {
    trajectoryId: 'T-000001',
    today: localDate('2026-03-04'),
    version: 2,
    agreedOn: localDate('2026-02-01'),
    reviewedOn: null,
    goals: [{ id: 'G1', theme: 'housing' }],
    actions: [
      {
        id: 'A1',
        theme: 'debts',
        owner: 'welfareActor',
        actorId: 'debts.antwerp',
        actorName: 'Schuldhulp',
        targetOn: localDate('2026-03-01'),
        dueOn: localDate('2026-03-01'),
        status: 'open',
        late: true,
      },
    ],
    requests: [],
    experts: [],
    topics: [],
  };
  const change = {
    sequence: 12,
    on: localDate('2026-02-01'),
    by: { role: 'mediator', id: 'M-1' },
    event: { type: 'GoalAdded', goalId: 'G1', theme: 'housing' },
    text: 'een eigen huis\nmet \u001b[31mtuin',
  } as never;
  const verbs = { planOf: async () => plan, planHistory: async () => [change] };

  it('shows goals with their words, and what is late in words', async () => {
    const { out, code } = await w2(['plan', '1'], verbs);
    expect(code).toBe(0);
    expect(out).toMatch(/A1 +schulden +Schuldhulp +01\/03\/2026 +TE LAAT/);
    expect(out).toContain('een eigen huis');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('Wie wat wanneer');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('keeps the words out of --json unless the history is asked for', async () => {
    expect((await w2(['plan', '1', '--json'], verbs)).out).not.toContain('eigen huis');
    expect(JSON.parse((await w2(['plan', '1', '--json', '--history'], verbs)).out)).toMatchObject({
      history: [{ sequence: 12 }],
    });
  });
});

describe('w2 person replace-insz', () => {
  it('says which trajectory goes on and which goes into it', async () => {
    const asked: unknown[] = [];
    const replaceInsz = async (_app: unknown, request: unknown) => {
      asked.push(request);
      const trajectories = ['T-000001', 'T-000002'];
      return { result: 'joined' as const, dryRun: false, goesOn: 'T-000002', merged: 'T-000001', trajectories };
    };
    const ran = await w2(['person', 'replace-insz', 'A', 'B', '--keep', '2', '--same-person'], { replaceInsz });
    expect(ran.out).toContain('T-000002 gaat verder, T-000001 wordt erin samengevoegd.');
    // What cannot be undone, and how the other trajectory goes on after all.
    expect(ran.out).toContain(
      'Zet binnen dertig dagen T-000002 stop en draai T-000001 terug: w2 undo-closing T-000001.',
    );
    expect(ran.out).toContain('gaan niet meer uit elkaar');
    expect(asked).toEqual([
      { old: 'A', new: 'B', by: { role: 'operator', id: 'cli' }, keep: 'T-000002', samePerson: true },
    ]);
  });
});
