import { describe, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { rules2026, type RuleSet } from '../../../domain/rules/index.ts';
import {
  aGroupTrack,
  aMediation,
  anAcceptedReferral,
  anIntake,
  aReferral,
  as,
  assignMediator,
  aWaiting,
  cancelled,
  changePartner,
  changeProvince,
  given,
  mergeInto,
  onDay,
  opened,
  pause,
  play,
  refer,
} from '../../support/given.ts';

const year = { from: localDate('2026-01-01'), until: localDate('2026-12-31') };
/** In Limburg Randstad may take people too, from March on. */
const rules: RuleSet = {
  ...rules2026,
  version: 'two-partners',
  contracts: [
    { id: 'groepIntro-limburg', partner: 'groepIntro', track: 'intro', province: 'limburg', ...year },
    {
      id: 'randstad-limburg',
      partner: 'randstad',
      track: 'randstad',
      province: 'limburg',
      ...year,
      from: localDate('2026-03-01'),
    },
  ],
};

describe('Another mediator', () => {
  it('takes over, hears of it, and nothing that was done changes', () => {
    given(aMediation())
      .when(assignMediator({ mediatorId: 'mediator-2', reason: 'caseload' }))
      .thenOnly({ type: 'MediatorChanged', from: 'mediator-1', mediatorId: 'mediator-2', reason: 'caseload' })
      .thenEffects({ kind: 'notify', to: 'mediator', about: 'mediatorAssigned' })
      .thenIn('mediation', { mediatorId: 'mediator-2' })
      .when(assignMediator({ mediatorId: 'mediator-2', reason: 'caseload' }))
      .thenRefused('transfer.same');
  });

  it('takes over after the one before, as who moves again does so after the move before', () => {
    const to = (mediatorId: string, on: string) => assignMediator({ mediatorId, reason: 'caseload', on });
    given(play(aMediation(), ['2026-03-10', to('mediator-2', '2026-03-09')]))
      .when(to('mediator-3', '2026-03-08'))
      .thenRefused('date.before', { field: 'on', on: '2026-03-08', first: '2026-03-09', of: 'handOver' })
      .whenInstead(to('mediator-3', '2026-03-09'))
      .then({ type: 'MediatorChanged', from: 'mediator-2', mediatorId: 'mediator-3' });
    given(play(aMediation(), ['2026-03-10', changeProvince({ province: 'antwerp', on: '2026-03-09' })]))
      .when(changeProvince({ province: 'eastFlanders', on: '2026-03-08' }))
      .thenRefused('date.before', { field: 'on', on: '2026-03-08', first: '2026-03-09', of: 'move' });
  });

  it('may take over on pause, and someone who had none gets one', () => {
    given(play(anIntake({ mediatorId: null }), ['2026-01-09', pause({ reason: 'care', until: '2026-02-01' })]))
      .when(as('programmeCoordinator', assignMediator({ mediatorId: 'mediator-2', reason: 'staffAbsence' })))
      .then({ type: 'MediatorChanged', from: null });
  });
});

describe('Another province', () => {
  it('takes back a referral that has not started, and the partner hears of it', () => {
    given(anAcceptedReferral())
      .when(changeProvince({ province: 'antwerp' }))
      .thenOnly(
        { type: 'ReferralWithdrawn', referralId: 'R1', reason: 'moved', partnerKnew: true },
        cancelled('GRP-1'),
        {
          type: 'ProvinceChanged',
          from: 'limburg',
          province: 'antwerp',
        },
      )
      .thenEffects(
        { kind: 'releasePlace', referralId: 'R1' },
        { to: 'partner', about: 'referralWithdrawn' },
        { to: 'mediator', about: 'provinceChanged' },
      )
      .thenIn('mediation', { province: 'antwerp', referral: null })
      .when(refer())
      .then({ type: 'Referred', referralId: 'R2', partner: 'randstad', track: 'randstad' });
  });

  it('ends the waiting for a place there', () => {
    given(aWaiting())
      .when(changeProvince({ province: 'westFlanders', mediatorId: 'mediator-2' }))
      .thenOnly(
        { type: 'ReferralWithdrawn', partnerKnew: false },
        cancelled('WAIT-2'),
        opened('MED-1', '2026-03-11'),
        { type: 'ProvinceChanged' },
        { type: 'MediatorChanged', reason: 'moved' },
      )
      .thenIn('mediation');
  });

  it('under the same mediator changes nobody', () => {
    given(aMediation())
      .when(changeProvince({ province: 'westFlanders', mediatorId: 'mediator-1' }))
      .thenOnly({ type: 'ProvinceChanged' });
  });

  it('does not end a group that runs, and is another one', () => {
    given(aGroupTrack())
      .when(changeProvince({ province: 'eastFlanders' }))
      .thenOnly({ type: 'ProvinceChanged' })
      .thenIn('groupTrack')
      .when(changeProvince({ province: 'eastFlanders' }))
      .thenRefused('transfer.same');
  });
});

describe('Another partner', () => {
  it('is one that a contract names for the province and the day', () => {
    given(aReferral({ rules }))
      .when(changePartner({ partner: 'randstad' }))
      .thenRefused('referral.noContract', { province: 'limburg', partner: 'randstad' })
      .whenInstead(changePartner({ partner: 'groepIntro' }))
      .thenRefused('referral.samePartner');
    given(onDay(aReferral({ rules }), '2026-03-02'))
      .when(changePartner({ partner: 'randstad' }))
      .then(
        { type: 'ReferralWithdrawn', referralId: 'R1', reason: 'otherPartner' },
        { type: 'Referred', referralId: 'R2', partner: 'randstad', track: 'randstad' },
      )
      .thenIn('mediation', { referral: { id: 'R2', step: 'placeAsked' } });
  });

  it('while the group runs ends that group, and its report is still owed', () => {
    given(aGroupTrack({ rules }))
      .at('2026-03-04')
      .when(changePartner({ partner: 'randstad' }))
      .then(
        { type: 'GroupTrackEnded', as: 'early', because: 'otherPartner' },
        cancelled('GRP-2'),
        opened('GRP-5', '2026-03-18'),
        { type: 'Referred', referralId: 'R2', partner: 'randstad' },
      )
      .thenIn('mediation');
  });

  it('needs a referral', () => {
    given(aMediation({ rules }))
      .when(changePartner({ partner: 'groepIntro' }))
      .thenRefused('referral.none');
  });

  it('may be named at once, on a day that its contract covers', () => {
    given(aMediation({ rules }))
      .when(refer({ partner: 'randstad' }))
      .thenRefused('referral.noContract')
      .whenInstead(refer())
      .then({ type: 'Referred', partner: 'groepIntro' });
    given(onDay(aMediation({ rules }), '2026-03-02'))
      .when(refer({ partner: 'randstad' }))
      .then({ type: 'Referred', partner: 'randstad' })
      .whenInstead(refer({ partner: 'randstad', on: '2026-02-27' }))
      .thenRefused('referral.noContract');
    given(onDay(aMediation({ rules }), '2027-01-04'))
      .when(refer())
      .thenRefused('referral.noContract');
  });
});

describe('Two trajectories of one person', () => {
  it('become one: this one ends what runs, and closes', () => {
    given(aReferral())
      .when(mergeInto({ into: 'T-000002' }))
      .then(
        { type: 'TrajectoryMerged', into: 'T-000002' },
        { type: 'ReferralWithdrawn', reason: 'closed' },
        cancelled('MED-1'),
        { type: 'TrajectoryClosed', reason: 'merged' },
      )
      .thenIn('closed', { reason: 'merged' });
  });

  it('are two', () => {
    given(aMediation())
      .when(mergeInto({ into: 'T-000001' }))
      .thenRefused('merge.same');
  });
});
