import { describe, expect, it } from 'vitest';
import { rules2026first } from '../../../domain/rules/index.ts';
import { codes } from '../../../domain/trajectory/index.ts';
import {
  aFollowUp,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anIntake,
  aPlanning,
  aWaiting,
  cancelled,
  endGuidance,
  given,
  met,
  opened,
  pause,
  play,
  recordOnwardResult,
  referOnward,
  stop,
} from '../../support/given.ts';

const toWijkWerken = play(aMediation(), ['2026-02-10', referOnward({ destination: 'wijkWerken' })]);
const result = (of: (typeof codes.onwardResults)[number]) => recordOnwardResult({ onwardId: 'O1', result: of });

describe('An onward referral', () => {
  it('is noted with its day, and asked after three months later', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(referOnward({ destination: 'tweOcmw', on: '2026-02-05' }))
      .thenOnly(
        { type: 'ReferredOnward', onwardId: 'O1', destination: 'tweOcmw', projectId: null, on: '2026-02-05' },
        opened('ONW-1', '2026-05-05'),
      )
      .thenIn('mediation', { onward: [{ id: 'O1', referredOn: '2026-02-05', result: null }] });
  });

  it.each([
    ['planning', aPlanning()],
    ['mediation', aMediation()],
    ['waiting', aWaiting()],
    ['groupTrack', aGroupTrack()],
    ['followUp', aFollowUp()],
    ['jobCoaching', aJobCoaching()],
  ] as const)('is made at any moment of the guidance and after it: %s', (phase, life) => {
    given(life)
      .when(referOnward({ destination: 'workAndCare' }))
      .then({ type: 'ReferredOnward' })
      .thenIn(phase);
  });

  it('is none before the decision, nor under rules that do not know it', () => {
    given(anIntake())
      .when(referOnward({ destination: 'gob' }))
      .thenRefused('phase.wrong');
    given(aMediation({ rules: rules2026first }))
      .when(referOnward({ destination: 'gob' }))
      .thenRefused('rules.unknownRule');
  });

  it('to an ESF project has its code, and no number of a person', () => {
    given(aMediation())
      .when(referOnward({ destination: 'esfProject' }))
      .thenRefused('onward.projectMissing')
      .whenInstead(referOnward({ destination: 'esfProject', projectId: '71.61.01-001.33' }))
      .thenRefused('onward.badProject')
      .whenInstead(referOnward({ destination: 'esfProject', projectId: 'ESF-2031/014' }))
      .then({ type: 'ReferredOnward', projectId: 'ESF-2031/014' });
  });

  it('is answered by what came of it; what began may still end, and a slip is noted again', () => {
    given(toWijkWerken)
      .at('2026-03-02')
      .when(result('started'))
      .then({ type: 'OnwardResultRecorded', onwardId: 'O1', result: 'started' }, met('ONW-1'))
      .when(result('completed'))
      .thenIn('mediation', { onward: [{ result: 'completed', resultOn: '2026-03-02' }] })
      .when(result('completed'))
      .thenRefused('onward.resultKnown', { on: '2026-03-02' })
      .whenInstead(result('stopped'))
      .thenIn('mediation', { onward: [{ result: 'stopped', resultOn: '2026-03-02' }] });
  });

  it('has results in the order of their days', () => {
    const started = play(toWijkWerken, ['2026-03-02', result('started')]);
    given(started)
      .when(recordOnwardResult({ onwardId: 'O1', result: 'completed', on: '2026-03-01' }))
      .thenRefused('date.before', { field: 'on', on: '2026-03-01', first: '2026-03-02', of: 'onwardResult' })
      .whenInstead(recordOnwardResult({ onwardId: 'O1', result: 'completed', on: '2026-03-02' }))
      .then({ type: 'OnwardResultRecorded', result: 'completed' });
  });

  it('is asked about while on pause and after the guidance, until the end', () => {
    given(toWijkWerken)
      .when(pause({ reason: 'care', until: '2026-06-30' }), result('notStarted'))
      .then(met('ONW-1'));
    given(toWijkWerken)
      .when(endGuidance({ because: 'other' }))
      .thenDue('ONW-1', '2026-05-10')
      .when(stop({ reason: 'byPerson' }))
      .then(cancelled('ONW-1'));
  });

  it('is made once as long as nothing is heard of it, so that it is counted once', () => {
    given(toWijkWerken)
      .at('2026-02-11')
      .when(referOnward({ destination: 'wijkWerken' }))
      .thenRefused('onward.pending', { on: '2026-02-10' })
      .whenInstead(result('notStarted'), referOnward({ destination: 'wijkWerken' }))
      .then({ type: 'ReferredOnward', onwardId: 'O2' });
    const project = (projectId: string) => referOnward({ destination: 'esfProject', projectId });
    given(play(aMediation(), ['2026-02-10', project('ESF-1')]))
      .when(project('ESF-2'))
      .then({ type: 'ReferredOnward', onwardId: 'O2' });
  });

  it('has a limit', () => {
    const twenty = Array.from({ length: 20 }, () => referOnward({ destination: 'other' }));
    given(play(aMediation(), ['2026-02-10', ...twenty]))
      .when(referOnward({ destination: 'other' }))
      .thenRefused('limit.reached', { limit: 20 });
  });

  it('goes to the services that are named beside the group', () =>
    expect(codes.onwardDestinations).toStrictEqual([
      'tweOcmw',
      'wijkWerken',
      'workAndCare',
      'esfProject',
      'gob',
      'other',
    ]));
});
