import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { lineSentence, messageNl, trackSentence } from '../../words/index.ts';
import { w2 } from './fake-io.ts';

type Shown = Awaited<ReturnType<Verbs['showTrajectory']>>;
const person = {
  firstName: 'An',
  lastName: 'Testers',
  postcode: '3500',
  municipality: 'Hasselt',
  phone: '',
  email: '',
};

const view = {
  trajectoryId: 'T-000001',
  reopens: null,
  followedBy: null,
  mergedInto: null,
  dossierNumber: null,
  province: 'limburg',
  mediatorId: null,
  phase: 'waiting',
  phaseSince: '2026-10-01',
  enteredOn: '2026-03-01',
  today: '2026-11-20',
  closed: null,
  person,
  waiting: {
    waitsFor: {
      who: 'mediator',
      rule: 'WAIT-2',
      ruleVersion: '2026.3',
      deadlineId: 'WAIT-2#12',
      since: '2026-11-01',
      until: '2026-12-01',
      overdue: false,
      escalation: 0,
      otherwise: { rung: 'reminder', on: '2026-11-24' },
    },
    also: [],
  },
  line: {
    province: 'limburg',
    position: 3,
    waiting: 7,
    since: '2026-10-01',
    days: 50,
    expectedWait: { days: 34, because: 'cameFree' },
  },
  track: { endsOn: '2028-01-19', cutByCap: true },
  onward: [
    {
      id: 'O1',
      destination: 'esfProject',
      projectId: 'ESF-7',
      province: 'limburg',
      referredOn: '2026-05-04',
      result: 'started',
      resultOn: '2026-08-03',
    },
  ],
  deadlines: [],
  lookups: [],
  events: [],
} as unknown as Shown;

describe('Someone who waits', () => {
  it('is shown with the place in the line and how long it may take, in show and in why', async () => {
    const said =
      /Wacht sinds 1 oktober 2026 op een plaats in Limburg: nummer 3 van 7; naar verwachting nog 34\s+dagen\./;
    expect((await w2(['show', '1'], { showTrajectory: async () => view })).out).toMatch(said);
    const { trajectoryId, phase, today, waiting, line } = view;
    const why = await w2(['why', '1'], {
      waitingOf: async () => ({ trajectoryId, phase, today, waiting, actorNames: {}, group: null, line }),
    });
    expect(why.out).toMatch(said);
    const waited = { province: 'limburg', position: 1, waiting: 1, since: localDate('2026-10-01') } as const;
    expect(lineSentence({ ...waited, expectedWait: null })).toContain('hoe lang het nog duurt, is niet te zeggen');
    expect(lineSentence({ ...waited, expectedWait: { days: 0, because: 'free' } })).toContain(
      'er is nu een plaats vrij',
    );
  });

  it('hears of an offer with its last day', () => {
    const { subject, text } = messageNl({
      trajectoryId: 'T-000001',
      about: 'placeOffered',
      task: null,
      dueOn: localDate('2026-12-01'),
      rule: null,
      owner: null,
    });
    expect(subject).toContain('uiterlijk 1 december 2026');
    expect(text).toContain('Aanvaard ze uiterlijk op 1 december 2026');
  });
});

describe('A track that the 24 months cut', () => {
  const track = { endsOn: localDate('2028-01-19'), cutByCap: true };

  it('is said in show, before it starts', async () => {
    const { out } = await w2(['show', '1'], { showTrajectory: async () => view });
    expect(out).toContain('Het groepstraject loopt tot en met 19 januari 2028, door de grens van 24 maanden.');
    const whole = { ...view, track: { ...view.track!, cutByCap: false } };
    expect((await w2(['show', '1'], { showTrajectory: async () => whole })).out).not.toContain('groepstraject loopt');
  });

  it('is said to the partner and the mediator, and to nobody when nothing is cut', () => {
    const facts = { trajectoryId: 'T-000001', task: null, dueOn: null, rule: null, owner: null };
    for (const about of ['referred', 'referralAccepted', 'queued'] as const) {
      expect(messageNl({ ...facts, about, track }).text).toContain(trackSentence(track));
      expect(messageNl({ ...facts, about, track: { ...track, cutByCap: false } }).text).not.toContain('24 maanden');
    }
    expect(messageNl({ ...facts, about: 'closed', track }).text).not.toContain('24 maanden');
  });
});

describe('Onward referrals', () => {
  it('are in show, with what came of them', async () => {
    const { out } = await w2(['show', '1'], { showTrajectory: async () => view });
    expect(out).toContain('O1: ESF-project ESF-7, op 4 mei 2026; gestart, genoteerd op 3 augustus 2026.');
  });

  it('are counted by w2 figures, per destination and result', async () => {
    const none = { started: 0, completed: 0, stopped: 0, notStarted: 0, unknown: 0, notYetKnown: 0, total: 0 };
    const asked: unknown[] = [];
    const figures = {
      year: 2026,
      today: localDate('2026-11-20'),
      destinations: [{ destination: 'wijkWerken' as const, ...none, started: 2, notYetKnown: 1, total: 3 }],
    };
    const onwardFigures: Verbs['onwardFigures'] = async (_app, filter) => {
      asked.push(filter);
      return figures;
    };
    const { code, out } = await w2(['figures', '--year', '2026', '--province', 'limburg'], { onwardFigures });
    expect({ code, asked }).toEqual({ code: 0, asked: [{ year: 2026, province: 'limburg' }] });
    expect(out).toContain('Doorverwijzingen van 2026 in Limburg');
    expect(out).toMatch(/wijk-werken +3 +2 +0 +0 +0 +0 +1\n/);
    const json = await w2(['figures', '--json'], { onwardFigures });
    expect(JSON.parse(json.out)).toEqual(figures);
  });
});
