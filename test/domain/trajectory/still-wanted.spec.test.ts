import { describe, expect, it } from 'vitest';
import { effects, stillWanted, type Effect } from '../../../domain/trajectory/index.ts';
import type { say } from '../../support/given.ts';
import {
  aMediation,
  anIntake,
  anAcceptedReferral,
  aReferral,
  aReferralAtThePartner,
  holdIntakeTalk,
  lookupUnanswered,
  pass,
  placeGranted,
  play,
  recordContact,
  stop,
  withdrawConsent,
  withdrawReferral,
  type Life,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const all = (life: Life): Effect[] => effects(life.events, life.state);

describe('What is still wanted', () => {
  const wantedOf = (before: Life, after: Life) => all(before).filter((effect) => stillWanted(effect, after.state));
  const then = (life: Life, ...said: Parameters<typeof say>[1][]) => play(life, [life.today, ...said]);

  it('is nothing after a death, but giving a place back and ending the interest at MAGDA', () => {
    const dead = then(anAcceptedReferral(), stop({ reason: 'deceased' }));
    expect(wantedOf(dead, dead)).toMatchObject([{ kind: 'releasePlace' }, { kind: 'deregister' }]);
    const overdue = pass(anIntake(), '2026-01-23');
    expect(wantedOf(overdue, then(overdue, stop({ reason: 'deceased' })))).toStrictEqual([]);
  });

  it('is no disclosure after consent was withdrawn', () => {
    const life = anIntake();
    expect(wantedOf(life, then(life, withdrawConsent())).map(({ kind }) => kind)).toStrictEqual(['notify']);
  });

  it('is no message to the partner either', () => {
    const asked = aReferralAtThePartner();
    const toPartner = (after: Life) =>
      wantedOf(asked, after).filter((effect) => effect.kind === 'notify' && effect.to === 'partner').length;
    expect([toPartner(asked), toPartner(then(asked, withdrawConsent()))]).toStrictEqual([1, 0]);
  });

  it('is a question only as long as it is the one under way', () => {
    const life = anIntake();
    const again = pass(then(life, lookupUnanswered({ lookupId: 'L1', code: 'silent' })), '2026-01-09');
    expect(wantedOf(again, again).filter(({ kind }) => kind === 'askOutside')).toMatchObject([
      { lookupId: 'L2', attempt: 1 },
      { lookupId: 'L1', attempt: 2 },
    ]);
  });

  it('is a place only for the present referral that still asks', () => {
    const life = aReferral();
    const places = (after: Life) => wantedOf(life, after).filter(({ kind }) => kind === 'requestPlace').length;
    expect([
      places(life),
      places(then(life, placeGranted(R1))),
      places(then(life, withdrawReferral({ ...R1, reason: 'other' }))),
    ]).toStrictEqual([1, 0, 0]);
  });

  it('is a reminder only until the thing is done, or until a higher rung is told instead', () => {
    const reminded = pass(anIntake(), '2026-01-18');
    const rung = (after: Life) =>
      wantedOf(reminded, after).filter((effect) => effect.kind === 'notify' && effect.deadlineId !== null).length;
    expect([rung(reminded), rung(then(reminded, holdIntakeTalk())), rung(pass(reminded, '2026-01-23'))]).toStrictEqual([
      1, 0, 0,
    ]);
  });

  it('is an ordinary message as long as the person lives', () => {
    expect(
      wantedOf(aMediation(), then(aMediation(), recordContact({ how: 'phone' }), stop({ reason: 'byPerson' }))).map(
        ({ kind }) => kind,
      ),
    ).toStrictEqual(['notify', 'letter']);
  });
});
