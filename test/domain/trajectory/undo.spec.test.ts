import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { deadlines, effects, isOpen } from '../../../domain/trajectory/index.ts';
import * as lives from '../../support/given.ts';
import { given, onDay, play, stop } from '../../support/given.ts';

const { actor, askedToUndo: asked, undone } = lives;

/** One of each phase, and what the day after it was reached is stopped by mistake. */
const reached = {
  aRegistration: lives.aRegistration,
  anIntake: lives.anIntake,
  aPlanning: lives.aPlanning,
  aMediation: lives.aMediation,
  anAcceptedReferral: lives.anAcceptedReferral,
  aWaiting: lives.aWaiting,
  aGroupTrack: lives.aGroupTrack,
  anAntwerpTrajectory: lives.anAntwerpTrajectory,
  aFollowUp: lives.aFollowUp,
  atWork: lives.atWork,
  aCoachingRequest: lives.aCoachingRequest,
  aJobCoaching: lives.aJobCoaching,
};

describe('a closing that was a mistake', () => {
  it.each(Object.entries(reached))('is as if it had not been, for %s: phase, dates and matters', (_name, make) => {
    const before = make();
    for (const reason of ['deceased', 'movedAway', 'byPerson'] as const) {
      const after = undone(play(before, [before.today, stop({ reason })]), before.today);
      const { state } = before;
      if (!isOpen(state) || !isOpen(after.state)) throw new Error('closed');
      const own = ({ deadlines: _d, lookups: _l, opened: _o, sequence: _s, inscribed: _i, ...rest }: typeof state) =>
        rest;
      expect(own(after.state)).toStrictEqual(own(state));
      expect(after.state.inscribed).toBe(state.inscribed);
      // A question that was under way is asked again at its next turn; all else has the very same date.
      const dates = deadlines(after.state).filter(({ rule }) => !rule.startsWith('EXT-1'));
      expect(dates).toStrictEqual(state.deadlines.filter(({ rule }) => !rule.startsWith('EXT-1')));
    }
  });

  it('catches up with what fell due meanwhile, and of several rungs tells only the highest', () => {
    // The intake talk was due on 22 January 2026.
    const closed = play(lives.anIntake(), ['2026-01-12', stop({ reason: 'deceased' })]);
    const { events, state } = undone(closed, '2026-02-10');
    const told = effects(events, state).filter((one) => one.kind === 'notify' && one.rule === 'INT-1');
    expect(new Set(told.map((one) => (one.kind === 'notify' ? one.about : '')))).toEqual(
      new Set(['programmeCoordinator']),
    );
  });

  it('keeps the 24 months as they were', () => {
    const { life } = undone(play(lives.aMediation(), ['2026-03-02', stop({ reason: 'movedAway' })]), '2026-03-20');
    given(life).thenDue('CAP-1/end', '2028-01-19');
  });

  it('can be closed again, and that undone again', () => {
    const { life } = undone(play(lives.aMediation(), ['2026-03-02', stop({ reason: 'movedAway' })]), '2026-03-05');
    const again = play(life, ['2026-03-09', stop({ reason: 'deceased' })]);
    given(undone(again, '2026-03-10').life).thenIn('mediation').thenDue('CAP-1/end', '2028-01-19');
  });

  it('is undone within thirty days of the day it was noted, not later', () => {
    const closed = play(lives.aMediation(), ['2026-04-01', stop({ reason: 'deceased', on: '2026-03-02' })]);
    expect(asked(onDay(closed, '2026-05-01'))).not.toHaveProperty('problem');
    expect(asked(onDay(closed, '2026-05-02'))).toEqual({ problem: 'undo.tooLate', details: { latest: '2026-05-01' } });
  });

  it('is undone by a team lead or a programme coordinator, and by nobody else', () => {
    const closed = play(lives.aMediation(), ['2026-03-02', stop({ reason: 'deceased' })]);
    expect(asked(closed, actor('programmeCoordinator'))).not.toHaveProperty('problem');
    for (const role of ['mediator', 'operator', 'jobseeker', 'partnerCoordinator'] as const)
      expect(asked(closed, actor(role))).toMatchObject({ problem: 'undo.notAllowed' });
  });

  it('is none where somebody decided or chose to end it, or where nothing ended', () => {
    const refused = play(lives.aRegistration(), ['2026-01-07', lives.refuseConsent()]);
    expect(asked(refused)).toMatchObject({ problem: 'undo.noMistake', details: { reason: 'consentRefused' } });
    expect(asked(lives.aMediation())).toMatchObject({ problem: 'undo.notClosed' });
  });

  it('leads to the line when the place was given away meanwhile, and to a new answer when it was only offered', () => {
    const accepted = play(lives.anAcceptedReferral(), ['2026-02-16', stop({ reason: 'deceased' })]);
    given(undone(accepted, '2026-02-20', 'queued').life)
      .thenIn('waiting', { referral: { step: 'queued' } })
      .thenDue('GRP-1', null)
      .thenDue('WAIT-2', '2026-03-22');
    const offered = play(lives.aWaiting(), ['2026-02-16', lives.placeOffered({ referralId: 'R1' })]);
    const stopped = play(offered, ['2026-02-17', stop({ reason: 'deceased' })]);
    given(undone(stopped, '2026-03-02', 'offered').life)
      .thenIn('waiting', { referral: { step: 'offered' } })
      .thenDue('WAIT-1', '2026-03-09');
  });

  it('asks MAGDA for the inscription again, and the questions that were under way at their next turn', () => {
    const { events } = undone(play(lives.anIntake(), ['2026-01-12', stop({ reason: 'deceased' })]), '2026-01-20');
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['InscriptionRequested', 'LookupUnanswered', 'LookupRequested']),
    );
  });

  it('is told to whoever goes on with the person', () => {
    const { events, state } = undone(
      play(lives.aGroupTrack(), ['2026-03-09', stop({ reason: 'movedAway' })]),
      '2026-03-10',
    );
    const told = effects(events, state).filter((one) => one.kind === 'notify' && one.about === 'closingUndone');
    expect(told.map((one) => (one.kind === 'notify' ? one.to : ''))).toEqual(['mediator', 'partner']);
    expect(localDate('2026-03-10')).toBe(events[0]?.on);
  });

  it('after which the group went on without the person is told to both, and gives the mediator a task and the partner new days', () => {
    const joined = play(lives.anAcceptedReferral(), [
      '2026-02-12',
      lives.joinCohort({ referralId: 'R1', cohortId: 'C-1', startsOn: '2026-02-23' }),
    ]);
    for (const was of ['deceased', 'movedAway'] as const) {
      const stopped = play(joined, ['2026-02-16', stop({ reason: was })]);
      const after = undone(stopped, '2026-03-02', 'asItWas', false);
      given(after.life)
        .thenIn('mediation', { referral: { step: 'accepted' } })
        .thenDue('MED-1', '2026-03-09')
        .thenDue('GRP-1', '2026-04-01');
      expect(toldOf(after, 'outsideGroup')).toEqual(['mediator', 'partner']);
      expect(toldOf(after, 'closingUndone')).toEqual([]);
      expect(isOpen(after.state) && 'referral' in after.state && after.state.referral).not.toHaveProperty('cohort');
    }
    const inGroup = play(
      joined,
      ['2026-02-23', lives.startGroup({ referralId: 'R1' })],
      ['2026-03-02', stop({ reason: 'byPerson' })],
    );
    const after = undone(inGroup, '2026-03-04', 'asItWas', false);
    given(after.life).thenIn('groupTrack').thenDue('MED-1', '2026-03-11');
    expect(toldOf(after, 'outsideGroup')).toEqual(['mediator', 'partner']);
    // Who is in it still is asked nothing anew.
    const kept = undone(inGroup, '2026-03-04');
    expect(toldOf(kept, 'outsideGroup')).toEqual([]);
    expect(kept.state).toMatchObject({ referral: { cohort: { id: 'C-1' } } });
  });
});

const toldOf = ({ events, state }: ReturnType<typeof undone>, about: string): string[] =>
  effects(events, state).flatMap((one) => (one.kind === 'notify' && one.about === about ? [one.to] : []));
