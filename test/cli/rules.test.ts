import { describe, expect, it } from 'vitest';
import { type AdoptReport, checkRules } from '../../app/rules/index.ts';
import { AppError } from '../../app/errors.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { rules2020, rules2026 } from '../../domain/rules/index.ts';
import { w2 } from './fake-io.ts';

const day = (text: string): LocalDate => text as LocalDate;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const report: AdoptReport = {
  dryRun: true,
  trajectories: [
    {
      trajectoryId: 'T-000012',
      result: 'moves',
      refusal: null,
      moves: [{ deadlineId: 'MED-1#9', rule: 'MED-1', from: day('2026-03-04'), to: day('2026-03-16') }],
    },
    { trajectoryId: 'T-000013', result: 'refused', refusal: 'rules.same', moves: [] },
  ],
  moves: 1,
};
const showRules = async (_app: unknown, version: string) => (version === '2020.1' ? rules2020 : rules2026);

describe('w2 rules', () => {
  it('lists the versions', async () => {
    const listRules = async () => [
      { version: '2026.2', validFrom: day('2026-11-01'), builtIn: true, inForce: true, openTrajectories: 78 },
    ];
    const { code, out } = await w2(['rules'], { listRules });
    expect(code).toBe(0);
    expect(out).toMatch(/2026\.2 +01\/11\/2026 +78 +geldt nu/);
  });

  it('shows a version, and what differs between two', async () => {
    const shown = await w2(['rules', 'show', '2026.2'], { showRules });
    expect(shown.out).toMatch(/MED-1 +contact met de persoon +30 dagen +bemiddelaar +ja +D/);
    expect(shown.out).toMatch(/GRP-2 .* 12 weken +regel +ja +S/);
    const differs = await w2(['rules', 'diff', '2020.1', '2026.2'], { showRules });
    expect(differs.out).toMatch(/MED-1 +42 dagen, bemiddelaar,.* 30 dagen, bemiddelaar,/);
    expect(differs.out).not.toContain('GRP-2');
  });

  it('checks a file and names every flaw', async () => {
    const good = await w2(['rules', 'check', 'next.json'], { checkRules }, bytes(JSON.stringify(rules2020)));
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Regels 2020.1 kloppen') as unknown });
    const flawed = JSON.stringify({ ...rules2026, quotaPerProvinceAndYear: 61, validFrom: 'soon' });
    const bad = await w2(['rules', 'check', 'next.json'], { checkRules }, bytes(flawed));
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/quotaPerProvinceAndYear: een geheel getal van 1 tot 60/);
    expect(bad.out).toMatch(/validFrom: een dag als JJJJ-MM-DD/);
    expect((await w2(['rules', 'check', 'next.json'], { checkRules }, bytes('{'))).out).toBe('- dit is geen JSON');
  });

  it('says which dates a version would move, and ends with 1 when somebody could not follow', async () => {
    const { code, out } = await w2(['rules', 'adopt', '2020.1', '--dry-run'], { showRules, adopt: async () => report });
    expect(out).toMatch(/T-000012 +MED-1 \(contact met de persoon\) +04\/03\/2026 +16\/03\/2026/);
    expect(out).toContain('T-000013: geweigerd (het traject loopt al onder regels …)');
    expect(out).toContain('Er is niets veranderd. Met regels 2020.1 zouden verschuiven: 1 datum in 2 trajecten.');
    expect(code).toBe(1);
  });

  it.each([
    [['rules', 'adopt'], 'het argument VERSIE ontbreekt; zie w2 rules adopt --help'],
    [['rules', 'adopt', '2020.1', '--only', 'x'], '"x" is geen traject'],
    [['calendar', 'add', 'vdab', '24/12/2026'], '"24/12/2026" is geen dag; schrijf JJJJ-MM-DD, dus 2026-12-24'],
    [['calendar', 'add', 'vdab', '2026-12-24', '--reason', 'x'], 'kies uit bridgeDay, annualClosing, strike, other'],
    [['what-if', '12'], 'geef een opdracht, of --rules VERSIE, of --closing ORGANISATIE:DAG'],
    [['what-if', '12', 'pause', '--rules', '2020.1'], 'geef een opdracht, of --rules VERSIE'],
    [['what-if', '12', 'fly'], 'opdracht: "fly" bestaat niet'],
    [['why', '12', '--at', 'gisteren'], '--at: "gisteren" is geen dag; schrijf JJJJ-MM-DD'],
  ])('%j is wrong use, said in one line', async (argv, line) => {
    const { code, err } = await w2(argv, { showRules });
    expect(code).toBe(2);
    expect(err).toContain(line);
    expect(err.split('\n')).toHaveLength(1);
  });

  it('passes on why a set is refused', async () => {
    const loadRules = async () => {
      throw new AppError('rules.versionTaken', 'there already', 'another version', { version: '2026.2' });
    };
    const { code, err } = await w2(['rules', 'load', 'next.json'], { loadRules }, bytes('{}'));
    expect(code).toBe(1);
    expect(err).toBe(
      'w2: Regels met versie 2026.2 zijn er al en veranderen niet meer. Geef de nieuwe een andere versie.',
    );
  });
});

describe('w2 what-if', () => {
  it('shows every date before and after, and who would be told', async () => {
    const whatIfCommand = async () => ({
      ok: true as const,
      trajectoryId: 'T-000012',
      today: day('2026-02-02'),
      before: [],
      after: [],
      changes: [
        { what: 'MED-1#9', rule: 'MED-1' as const, before: day('2026-03-04'), after: day('2026-03-14') },
        { what: 'CAP-1/end#7', rule: 'CAP-1/end' as const, before: day('2028-01-19'), after: null },
      ],
      events: ['Paused' as const],
      told: [
        {
          kind: 'message' as const,
          to: 'mediator' as const,
          recipients: ['mediator-1.limburg'],
          matter: {
            trajectoryId: 'T-000012',
            about: 'closed' as const,
            task: null,
            dueOn: null,
            rule: null,
            owner: null,
            track: null,
          },
        },
      ],
      outward: [{ kind: 'tellOcmw' as const, system: 'localOcmw' as const, arrives: false }],
    });
    const { code, out } = await w2(['what-if', '12', 'pause'], { whatIfCommand });
    expect(code).toBe(0);
    expect(out).toMatch(/MED-1 \(contact met de persoon\) +04\/03\/2026 +14\/03\/2026/);
    expect(out).toMatch(/CAP-1\/end \(begeleiding eindigt: 24 maanden\) +19\/01\/2028 +vervalt/);
    expect(out).toContain('Er is niets gebeurd.');
    expect(out).toContain('- bemiddelaar (mediator-1.limburg): Traject afgesloten (T-000012)');
    expect(out).toContain('Het traject is afgesloten. Het toont de reden en de datum.');
    expect(out).toMatch(/OCMW van de gemeente: bericht \(niets vertrekt/);
    expect(out).toContain('Gebeurt meteen: gepauzeerd.');
  });

  it('gives the refusal that the command would get', async () => {
    const whatIfCommand = async () => ({
      ok: false as const,
      refusal: { refused: 'trajectory.paused' as const, details: { until: '2026-03-01' } },
    });
    const { code, err } = await w2(['what-if', '12', 'refer'], { whatIfCommand });
    expect(code).toBe(1);
    expect(err).toContain('[trajectory.paused]');
  });
});
