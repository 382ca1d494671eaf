import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../domain/calendar/index.ts';
import { cohortEffects, type Cohort, type PlannedOnce } from '../../domain/cohort/index.ts';
import { rules2026, type RuleKey } from '../../domain/rules/index.ts';
import {
  catchUp,
  decide,
  effects,
  isRefusal,
  waiting,
  type EventType,
  type Refusal,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import * as words from '../../words/index.ts';
import * as group from '../domain/cohort/core.ts';
import * as groups from '../domain/cohort/model/lifetime.ts';
import {
  anyMove,
  aMoveOn,
  birth,
  daysUntilNext,
  firstMoment,
  momentOf,
  unborn,
} from '../domain/trajectory/model/lifetime.ts';
import { chance } from '../domain/trajectory/model/random.ts';
import { everyType } from '../support/every-type.ts';
import { inDutch } from './codes-in.ts';

const idsOf = (event: object): string[] =>
  Object.entries(event).flatMap(([name, value]) =>
    /Id$|^into$|^session$|ersion$|^from$|^reopens$/.test(name) && typeof value === 'string' ? [value] : [],
  );

interface Life {
  readonly events: TrajectoryEvent[];
  readonly states: Trajectory[];
  readonly batches: { readonly state: Trajectory; readonly events: readonly TrajectoryEvent[] }[];
  readonly refusals: Refusal[];
}

/** Random lives, with everything that happened in them and everything that was refused. */
function lived(lives: number): Life {
  const all: Life = { events: [], states: [], batches: [], refusals: [] };
  for (let seed = 1; seed <= lives; seed += 1) {
    const dice = chance(seed * 7919);
    let { firstDay: today, given } = firstMoment(dice);
    let state: Trajectory = unborn;
    const first = birth(momentOf(state, today, given, dice), dice);
    state = first.state;
    all.events.push(...first.events);
    for (let move = 0; move < 45 && state.phase !== 'closed'; move += 1) {
      today = addDays(today, Math.min(60, daysUntilNext(state, today, dice)));
      const context = momentOf(state, today, given, dice);
      const present = catchUp(state, context).state;
      const { name, input } = dice.happens(0.5) ? aMoveOn(present, context, dice) : anyMove(present, context, dice);
      const result = decide(state, name, input, context);
      if (isRefusal(result)) {
        all.refusals.push(result);
        continue;
      }
      given = {
        rules: (input.data['rules'] as typeof given.rules | undefined) ?? given.rules,
        calendar: (input.data['calendar'] as typeof given.calendar | undefined) ?? given.calendar,
      };
      state = result.state;
      all.events.push(...result.events);
      all.states.push(state);
      all.batches.push(result);
    }
  }
  return all;
}

const all = lived(400);

describe('No code reaches a Dutch text', () => {
  it('in the timeline, of whatever happened in hundreds of lives', () => {
    const seen = new Set<EventType>();
    for (const event of all.events) {
      seen.add(event.type);
      inDutch(words.eventSentence(event, 'nl'), idsOf(event));
      inDutch(words.happenedText([event.type]));
      inDutch(words.futureText(`${event.type} 2`, null));
    }
    expect(seen.size).toBeGreaterThan(Object.keys(everyType).length - 16);
    expect(words.eventTypes.toSorted()).toEqual(Object.keys(everyType).toSorted());
    const refused = { type: 'SignalRefused', command: 'decideEligibility', code: 'referral.noContract' } as const;
    inDutch(words.eventSentence(refused, 'nl'));
    inDutch(words.eventSentence({ ...refused, command: '(unknown)', code: 'of.nobody' }, 'nl'));
  });

  it('in a refusal, with the details that it had in those lives', () => {
    const seen = new Set<string>();
    for (const refusal of all.refusals) {
      seen.add(refusal.refused);
      const ids = Object.entries(refusal.details).flatMap(([name, value]) =>
        /Id$|ersion$/.test(name) ? [String(value)] : [],
      );
      inDutch(words.refusalSentence(refusal, 'nl'), ids);
    }
    expect(seen.size).toBeGreaterThan(45);
    for (const code of [
      ...Object.keys(words.refusalWords),
      ...Object.keys(words.cohortRefusalWords),
      ...words.problemCodes,
    ]) {
      inDutch(words.refusedText(code, 'nl'));
      expect(words.refusedText(code, 'nl').split(' ').length, code).toBeGreaterThan(1);
    }
    inDutch(words.refusalSentence({ refused: 'referral.noContract', details: { province: 'antwerp' } }, 'nl'));
  });

  it('in what is waited for: it says which action, request or look-up', () => {
    let said = 0;
    for (const state of all.states) {
      const today = 'lastAt' in state ? localDate(state.lastAt.slice(0, 10)) : localDate('2026-01-01');
      const waits = waiting(state, today);
      for (const wait of waits ? [waits.waitsFor, ...waits.also] : []) {
        const ids = wait.matter ? idsOf(wait.matter) : [];
        words.waitSentences(wait, today).forEach((line) => inDutch(line, ids));
        if (!wait.matter) continue;
        said += 1;
        inDutch(words.whoDoesWhat(wait.who, wait.rule, words.matterText(wait.matter)), ids);
      }
    }
    expect(said).toBeGreaterThan(200);
  });

  it('in a message, a letter, or what a preview says of them', () => {
    const abouts = new Set<string>();
    for (const { state, events } of all.batches)
      for (const effect of effects(events, state)) {
        if (effect.kind !== 'notify') continue;
        abouts.add(effect.about);
        const rule = effect.rule ? rules2026.rules[effect.rule].title.nl : null;
        const matter = {
          trajectoryId: 'T-000001',
          about: effect.about,
          task: rule,
          dueOn: null,
          rule: effect.rule,
          owner: null,
        };
        const telling = { kind: 'message', to: effect.to, recipients: ['M-1'], matter } as const;
        const { subject, text } = words.tellingNl(telling);
        [subject, text, words.toldText(telling)].forEach((one) => inDutch(one));
      }
    expect(abouts.size).toBeGreaterThan(15);
    for (const kind of Object.keys(words.outwardWords) as (keyof typeof words.outwardWords)[])
      inDutch(words.outwardText({ kind, system: 'localOcmw', arrives: false }));
    const digest = (Object.keys(rules2026.rules) as RuleKey[]).map((rule) => ({
      id: 'T-000001',
      owner: rules2026.rules[rule].owner,
      task: rules2026.rules[rule].title.nl,
      rule: `${rule} (versie 2026.3)`,
      dueOn: localDate('2026-01-05'),
      rung: 'overdue' as const,
      isNew: true,
      insteadOf: null,
    }));
    inDutch(
      words.digestNl(digest, localDate('2026-01-06'), {
        newcomers: [{ id: 'T-000001', enteredOn: localDate('2026-01-05') }],
      }).text,
    );
  });

  it('in the story of a group, and in what it refuses and tells', () => {
    const seen = new Set<string>();
    const refusals = new Set<string>();
    for (let seed = 1; seed <= 250; seed += 1) {
      const dice = chance(seed * 104_729);
      const { firstDay, given } = groups.firstMoment(dice);
      let today = firstDay;
      const first = groups.birth(groups.momentOf(group.notPlanned, today, given, dice), dice);
      if (group.isRefusal(first)) continue;
      let state: Cohort = first.state;
      for (let move = 0; move < 40 && state.phase !== 'ended'; move += 1) {
        today = addDays(today, groups.daysUntilNext(state, today, dice));
        const { name, input } = groups.aMove(state as PlannedOnce, today, dice);
        const before = state;
        const result = group.decide(state, name, input, groups.momentOf(state, today, given, dice));
        if (group.isRefusal(result)) {
          refusals.add(result.refused);
          inDutch(words.cohortRefusalSentence(result, 'nl'), idsOf(result.details));
          continue;
        }
        state = result.state;
        for (const event of result.events) {
          seen.add(event.type);
          inDutch(words.cohortEventSentence(event, 'nl'), idsOf(event));
          inDutch(words.happenedText([event.type]));
        }
        for (const effect of cohortEffects(result.events, before, state))
          if (effect.kind === 'notify') {
            const facts = { cohortId: 'C-000001', effect, state: state as PlannedOnce, rules: rules2026 };
            inDutch(words.cohortMessageNl(facts).text);
          }
      }
    }
    expect([seen.size, refusals.size].map((size) => size > 10)).toEqual([true, true]);
    const envelope = {
      sequence: 3,
      on: localDate('2026-01-05'),
      at: '2026-01-05T10:00:00.000Z' as never,
      by: { role: 'system' },
    } as const;
    const no = { trajectoryId: 'T-000001', command: 'recordAttendance', code: 'trajectory.closed' } as const;
    const sentence = words.cohortEventSentence({ ...envelope, type: 'MemberRefused', ...no }, 'nl');
    inDutch(sentence);
    expect(sentence).toBe('Het traject T-000001 nam niet aan: aanwezigheid noteren (het traject is afgesloten op …)');
    inDutch(
      words.cohortEventSentence(
        { ...envelope, type: 'SignalRefused', command: 'addSession', code: 'cohort.size' },
        'nl',
      ),
    );
    for (const rung of Object.keys(words.rungWords) as (keyof typeof words.rungWords)[])
      inDutch(
        words.cohortEventSentence(
          { ...envelope, type: 'DeadlineReached', deadlineId: 'x', rule: 'CON-1/intro', rung },
          'nl',
        ),
      );
  });

  it('in what an operator reads: problems, differences, what makes no sense, why a system did not answer', () => {
    const details = {
      ...{
        trajectoryId: 'T-000001',
        version: '2026.3',
        field: 'hiredOn',
        allowed: 'mediator|teamLead',
        known: 'employment, riziv',
      },
      ...{ role: 'programmeCoordinator', wanted: 'groupWorker', code: 'trajectory.closed', problem: 'riziv.timedOut' },
      ...{
        reasons: 'insz.check',
        organisation: 'groepIntro',
        day: '2026-01-05',
        expected: '1 - 200',
        roles: 'mediator, groupWorker',
      },
    };
    for (const code of words.problemCodes)
      inDutch(words.problemSentence({ code, details: filledBy(code, details) }, 'nl'));
    for (const what of [...words.differenceCodes, 'sweep.failed.capacityYear', 'of.nobody'])
      inDutch(words.differenceText(what));
    const flaws = 'rules.MED-1.kind exactly recurring; rules.XXX-1 noSuchRule; quotaPerProvinceAndYear range 1 - 60';
    const flawed = words.problemSentence({ code: 'rules.flawed', details: { flaws } }, 'nl');
    expect(flawed).toContain(
      'rules.MED-1.kind: moet "recurring" zijn; rules.XXX-1: een regel met die sleutel bestaat niet;',
    );
    inDutch(flawed.replaceAll(/"[^"]*"/g, '…'), ['rules.MED-1.kind', 'rules.XXX-1', 'quotaPerProvinceAndYear']);
    for (const { nl } of Object.values(words.senseWords)) inDutch(nl);
    inDutch(
      words.differenceDetails({
        rung: 'asksAgain',
        province: 'antwerp',
        reason: 'record.oldEpoch',
        what: 'GroupStarted',
      }),
    );
    for (const code of [...Object.keys(words.failureWords), 'magda.unlisted.12345', 'magda.http503', 'of.nobody'])
      inDutch(words.failureText(code, 'nl'));
  });
});

const filledBy = (code: words.ProblemCode, known: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    [...words.problemSentence({ code, details: {} }, 'nl').matchAll(/\?/g)].length === 0
      ? []
      : Object.entries({ on: '2026-01-05', today: '2026-01-05', latest: '2026-01-05', last: '2026-01-05', ...known }),
  );
