import { describe, expect, it } from 'vitest';
import { AppError, notFound } from '../../app/errors.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { available, refuse, type Wait } from '../../domain/trajectory/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { actor, aReferralAtThePartner, contextOf, onDay } from '../support/given.ts';
import { w2 } from './fake-io.ts';

const day = (text: string): LocalDate => text as LocalDate;
const oneLine = /^w2: [^\n]+$/;

describe('wrong use', () => {
  it.each([
    [['nope'], 'er is geen opdracht "nope"'],
    [['show'], 'het argument ID ontbreekt; zie w2 show --help'],
    [['show', 'Jan'], 'is geen traject; schrijf bijvoorbeeld T-000123'],
    [['show', '1', '2'], 'te veel argumenten'],
    [['list', '--nope'], 'de optie --nope bestaat niet; zie w2 list --help'],
    [['list', '--phase'], 'de optie --phase <FASE> heeft een waarde nodig'],
    [['list', '--phase', 'x'], 'kies uit registration, intake'],
    [['list', '--waiting-for', 'x'], 'kies uit mediator, partner'],
    [['list', '--limit', '0'], '--limit: "0" is geen aantal'],
    [['do', '1', 'nope'], 'opdracht: "nope" bestaat niet; kies uit giveConsent'],
    [['do', '1', 'giveConsent', '--as', 'rule:x'], '--as: "rule" bestaat niet'],
    [['do', '1', 'giveConsent', '--as', 'mediator'], 'schrijf mediator:KENMERK'],
    [['do', '1', 'giveConsent', '--data', '{"on": nu}'], 'geen leesbare JSON: bij teken 8 ("n")'],
    [['do', '1', 'giveConsent', '--data', "{'on':1}"], 'bij teken 2'],
    [['do', '1', 'giveConsent', '--data', '{"on":"2026-03-04",}'], 'bij teken 20'],
    [['do', '1', 'giveConsent', '--data', '{"on":}'], 'het teken "}" staat op een verkeerde plaats'],
    [['do', '1', 'giveConsent', '--data', ''], 'er staat niets'],
    [['do', '1', 'giveConsent', '--data', '{"on": "2026-03-04"'], 'houdt te vroeg op'],
    [['do', '1', 'giveConsent', '--data', '[]'], '--data moet een object zijn'],
    [['forward'], 'geef een duur (36h, 30d, 2w, 6m) of --to-next'],
    [['forward', '3y'], '"3y" is geen duur'],
    [['forward', '3d', '--to-next'], 'één van beide'],
  ])('%j is told in one line, with exit code 2', async (argv, said) => {
    const ran = await w2(argv);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(oneLine);
    expect(ran.err).toContain(said);
  });

  it('shows the help without a command, and the exit codes in every help', async () => {
    expect((await w2([])).code).toBe(2);
    const { code, out } = await w2(['do', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Exitcodes:');
    expect(out).not.toMatch(/Usage|Options|\[options\]|default:/);
  });
});

describe('failures', () => {
  const showing = (error: Error) => w2(['show', '1'], { showTrajectory: async () => Promise.reject(error) });

  it('is 1 for what is not there, and the application is closed again', async () => {
    expect(await showing(notFound('T-000001'))).toMatchObject({
      code: 1,
      out: '',
      closed: true,
      err: 'w2: Dit traject bestaat niet. De lijst van trajecten toont welke er zijn.',
    });
  });

  it('is 3 when Postgres, Temporal or the whole stack is not there', async () => {
    expect((await showing(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).code).toBe(3);
    expect((await showing(new AppError('trajectory.noRun', 'x', 'y', { trajectoryId: 'T-000001' }))).err).toContain(
      'w2 rebuild T-000001',
    );
    for (const code of [
      'unavailable',
      'worker.none',
      ...['trajectory', 'cohort', 'month', 'agreement'].map((kind) => `${kind}.noRun`),
    ])
      expect((await showing(new AppError(code, 'x', 'y'))).code, code).toBe(3);
    const settings = Object.assign(new Error('No stack is running here:\n  start one with npm start'), {
      name: 'SettingsError',
    });
    const ran = await w2(['check'], { openApp: async () => Promise.reject(settings) });
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(oneLine);
  });

  it('is 2 for a length of time that is none', async () => {
    expect((await showing(new AppError('clock.badDuration', 'x', 'y'))).code).toBe(2);
  });

  it('is 70 for a mistake of ours', async () => {
    expect((await showing(new TypeError('x is not a function'))).code).toBe(70);
  });

  it('adds the code on stdout for scripts that asked for JSON', async () => {
    const ran = await w2(['show', '1', '--json'], { showTrajectory: async () => Promise.reject(notFound('T-000001')) });
    expect(JSON.parse(ran.out)).toEqual({ error: { code: 'trajectory.notFound', message: expect.any(String) } });
  });
});

describe('w2 why', () => {
  const wait: Wait = {
    who: 'mediator',
    rule: 'INT-1',
    ruleVersion: '2026.1',
    deadlineId: 'INT-1#3',
    since: day('2026-02-02'),
    until: day('2026-02-16'),
    overdue: true,
    escalation: 1,
    otherwise: { rung: 'teamLead', on: day('2026-02-23') },
  };

  it('says whom it waits for, to do what, until when, by which rule, and what happens otherwise', async () => {
    const also: Wait = {
      ...wait,
      who: 'rule',
      rule: 'CAP-1/end',
      deadlineId: 'CAP-1/end#4',
      until: day('2028-02-02'),
      overdue: false,
      escalation: 0,
      otherwise: { rung: 'falls', on: day('2028-02-03') },
    };
    const ofAnAction: Wait = {
      ...also,
      who: 'mediator',
      rule: 'PLAN-3',
      matter: { kind: 'action', id: 'A2', theme: 'housing', owner: 'welfareActor', actorId: 'caw.gent' },
    };
    const { code, out: whole } = await w2(['why', '1'], {
      waitingOf: async () => ({
        trajectoryId: 'T-000001',
        phase: 'intake',
        today: '2026-02-19',
        waiting: { waitsFor: wait, also: [also, ofAnAction] },
        actorNames: { 'caw.gent': 'CAW Gent' },
        group: null,
        line: null,
      }),
    });
    expect(code).toBe(0);
    expect(whole).toContain('actie A2 (wonen) van');
    expect(whole).toContain('welzijnsactor CAW Gent');
    const out = whole.slice(0, whole.lastIndexOf('\n02/02/2028'));
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual(
      [
        'T-000001, fase intake, vandaag 19 februari 2026',
        'Wacht op de bemiddelaar: intakegesprek, uiterlijk op 16 februari 2026 (3 DAGEN TE LAAT).',
        'Regel INT-1, versie 2026.1; telt vanaf 2 februari 2026.',
        'Tot nu toe: gemeld aan wie het moet doen.',
        'Gebeurt er niets: op 23 februari 2026 krijgt de teamleider bericht.',
        '',
        'Loopt ook:',
        'UITERLIJK                 WIE: WAT                                 REGEL',
        '02/02/2028  nog 713 dagen  vanzelf: begeleiding eindigt: 24 maanden  CAP-1/end, 2026.1',
      ].map((line) => (line.startsWith('UITERLIJK') ? expect.stringMatching(/^UITERLIJK +WIE: WAT +REGEL$/) : line)),
    );
  });
});

describe('w2 list', () => {
  it('fits in a hundred columns and says in words what is too late', async () => {
    const row = {
      trajectoryId: 'T-000001',
      sequence: 12,
      dossierNumber: null,
      name: 'Noëlla Van den Broucke-Vandenbossche',
      province: 'westFlanders',
      phase: 'groupTrack',
      phaseSince: day('2026-01-01'),
      enteredOn: day('2025-01-01'),
      waitingRule: 'CON-1/randstad',
      waitingWho: 'mediator',
      waitingUntil: day('2026-02-01'),
      overdue: true,
      ownOverdue: true,
      group: null,
      daysInStep: 49,
      daysInAll: 414,
      escalation: 2,
      pausedUntil: null,
      mailFails: false,
      ahead: [],
    } as const;
    const asked: unknown[] = [];
    const ran = await w2(['list', '--waiting-for', 'Mediator', '--overdue'], {
      listTrajectories: async (_app, filter) => {
        asked.push(filter);
        return { today: day('2026-02-19'), next: null, total: 1, rows: [row] };
      },
    });
    expect(asked).toEqual([{ waitingFor: 'mediator', overdue: true, limit: 50 }]);
    expect(Math.max(...ran.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(ran.out.replace(/\s+/g, ' ')).toContain('TE LAAT');
    expect(ran.out).toContain('49/414');
  });
});

describe('w2 do', () => {
  it('acts as the operator unless told otherwise, and hands on data and note', async () => {
    const asked: unknown[] = [];
    const giveCommand = async (_app: unknown, request: unknown) => {
      asked.push(request);
      return { ok: true as const, sequence: 4, phase: 'intake' as const, events: ['ConsentGiven' as const] };
    };
    const ran = await w2(
      [
        'do',
        't-1',
        'giveconsent',
        '--data',
        '{"on":"2026-03-04"}',
        '--note',
        'aan de telefoon',
        '--as',
        'mediator:M-12',
      ],
      { giveCommand },
    );
    await w2(['do', '1', 'giveConsent'], { giveCommand });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(asked).toEqual([
      {
        trajectoryId: 'T-000001',
        name: 'giveConsent',
        by: { role: 'mediator', id: 'M-12' },
        data: { on: '2026-03-04' },
        note: 'aan de telefoon',
      },
      { trajectoryId: 'T-000001', name: 'giveConsent', by: { role: 'operator', id: 'cli' }, data: {} },
    ]);
  });

  it('is 1 when refused, with the sentence and the code', async () => {
    const refusal = refuse('intake.talkFirst');
    const ran = await w2(['do', '1', 'decideEligibility', '--json'], {
      giveCommand: async () => ({ ok: false, refusal }),
    });
    expect(ran.code).toBe(1);
    expect(ran.err).toBe(
      'w2: T-000001, beslissen over deelname: Het intakegesprek is nog niet gehouden. Leg dat eerst vast. [intake.talkFirst]',
    );
    expect(JSON.parse(ran.out)).toEqual({ ok: false, refusal });
  });
});

describe('w2 commands', () => {
  it('says for each date the earliest and the latest day, and what lies there', async () => {
    const commandsOf: Verbs['commandsOf'] = async () => {
      const life = aReferralAtThePartner();
      return available(life.state, actor('groupWorker'), contextOf(onDay(life, '2026-02-12')));
    };
    const ran = await w2(['commands', '1', '--as', 'groupWorker:g-1.limburg'], { commandsOf });
    expect(ran.out.replace(/\s+/g, ' ')).toContain(
      'on? datum, JJJJ-MM-DD van 9 februari 2026 (de dag van de toeleiding) tot en met 12 februari 2026 (vandaag)',
    );
  });
});
