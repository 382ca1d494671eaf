import { describe, it } from 'vitest';
import { rules2026 } from '../../../domain/rules/index.ts';
import {
  aMediation,
  acceptReferral,
  addGoal,
  agreePlan,
  aPlanning,
  anAntwerpTrajectory,
  adoptRules,
  completeGroupTrack,
  earlier,
  endGroupTrack,
  fell,
  given,
  met,
  opened,
  pass,
  placeGranted,
  play,
  refer,
  reviewGroupTrack,
  startGroup,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const antwerp = { province: 'antwerp' } as const;

describe('A Randstad track', () => {
  it('may be completed from month 6 and ends at the latest with the 24 months of guidance', () => {
    given(anAntwerpTrajectory())
      .then(
        { type: 'GroupStarted', endsOn: '2028-01-19', completableFrom: '2026-09-02' },
        opened('GRP-3/end', '2028-01-19'),
        opened('GRP-6', '2027-02-09'),
        opened('CON-1/randstad', '2026-04-13'),
        opened('GRP-3/from', '2026-09-02'),
        opened('GRP-7', '2026-06-02'),
      )
      .thenDue('GRP-2', null);
  });

  it('lasts 24 months when it starts on the day of eligibility', () => {
    given(
      play(aPlanning(antwerp), [
        '2026-01-19',
        addGoal({ theme: 'work' }),
        agreePlan({ how: 'signed' }),
        refer(),
        placeGranted(R1),
        acceptReferral(R1),
        startGroup(R1),
      ]),
    )
      .thenDue('GRP-3/end', '2028-01-19')
      .thenDue('GRP-3/from', '2026-07-19');
  });

  it('cannot be completed before month 6, unless the person found a job', () => {
    given(pass(anAntwerpTrajectory(), '2026-09-01'))
      .when(completeGroupTrack())
      .thenRefused('groupTrack.tooEarly', { earliestOn: '2026-09-02' })
      .whenInstead(endGroupTrack({ because: 'foundWork' }))
      .then({ type: 'GroupTrackEnded', as: 'success' }, opened('GRP-5', '2026-09-15'), opened('OUT-1', '2026-09-29'));
  });

  it('can be completed on the first day of month 7', () => {
    given(pass(anAntwerpTrajectory(), '2026-09-01'))
      .whenTimePassesTo('2026-09-02')
      .then(fell('GRP-3/from', '2026-09-02'))
      .when(completeGroupTrack())
      .then({ type: 'GroupTrackEnded', as: 'completed', because: 'completed' })
      .thenIn('mediation');
  });

  it('is reviewed with the person every 3 months', () => {
    given(anAntwerpTrajectory())
      .at('2026-05-29')
      .when(reviewGroupTrack())
      .then({ type: 'GroupTrackReviewed' }, met('GRP-7'), opened('GRP-7', '2026-08-29'));
  });

  it('ends with the 24 months of guidance, because of them', () => {
    given(anAntwerpTrajectory())
      .whenTimePassesTo('2028-01-20')
      .then(
        fell('CAP-1/end', '2028-01-20'),
        { type: 'GroupTrackEnded', as: 'completed', because: 'cap', on: '2028-01-19' },
        { type: 'GuidanceEnded', because: 'cap', on: '2028-01-19' },
      )
      .thenNot(fell('GRP-3/end'))
      .thenIn('followUp')
      .thenDue('OUT-1', '2028-02-16');
  });

  it('that starts less than 6 months before the cap is planned up to it', () => {
    const late = play(aMediation(antwerp), [
      '2027-10-01',
      refer(),
      placeGranted(R1),
      acceptReferral(R1),
      startGroup(R1),
    ]);
    given(late)
      .thenIn('groupTrack', { endsOn: '2028-01-19' })
      .thenDue('GRP-6', '2027-11-25')
      .thenDue('GRP-3/from', null);
    given(pass(late, '2028-01-19'))
      .when(completeGroupTrack())
      .thenRefused('groupTrack.tooEarly', { earliestOn: '2028-04-01' })
      .whenInstead(endGroupTrack({ because: 'ill' }))
      .then({ type: 'GroupTrackEnded', as: 'early' });
    given(late)
      .whenTimePassesTo('2028-01-20')
      .then({ type: 'GroupTrackEnded', as: 'early', because: 'cap', on: '2028-01-19' });
  });

  it('that starts 6 months before the cap may be completed on its very last day', () => {
    const start = [refer(), placeGranted(R1), acceptReferral(R1), startGroup(R1)] as const;
    given(play(aMediation(antwerp), ['2027-07-19', ...start])).thenDue('GRP-3/from', '2028-01-19');
    given(play(aMediation(antwerp), ['2027-07-20', ...start])).thenDue('GRP-3/from', null);
  });

  it('keeps month 6 when a group of before the second edition moves to newer rules', () => {
    const old = play(aMediation({ ...antwerp, ...earlier }), [
      '2027-10-01',
      refer(),
      placeGranted(R1),
      acceptReferral(R1),
      startGroup(R1),
    ]);
    given(old).thenIn('groupTrack', { completableFrom: '2028-01-19' });
    given(play(old, ['2028-01-19', adoptRules({ rules: rules2026 })]))
      .when(completeGroupTrack())
      .thenRefused('groupTrack.tooEarly', { earliestOn: '2028-04-01' });
    given(old).at('2028-01-19').when(completeGroupTrack()).thenIn('followUp');
  });
});
