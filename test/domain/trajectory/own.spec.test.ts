import { describe, expect, it } from 'vitest';
import { effects } from '../../../domain/trajectory/index.ts';
import * as is from '../../support/given.ts';
import { given } from '../../support/given.ts';

/** Who is told by the last thing that was said. */
const toldOf = ({ state, events }: ReturnType<typeof is.aMediation>) =>
  effects(events.slice(-1), state).flatMap((one) => (one.kind === 'notify' ? [`${one.to} ${one.about}`] : []));

describe('Whoever cannot come', () => {
  const away = is.sayAbsence({ absentOn: '2026-03-12' });

  it('says so beforehand, once for a day, and nothing moves by it', () => {
    const said = given(is.aGroupTrack()).at('2026-03-10').when(away);
    said.then({ type: 'AbsenceAnnounced', absentOn: '2026-03-12' });
    said.when(away).thenOnly();
    said.when(is.sayAbsence({ absentOn: '2026-03-13' })).thenOnly({ type: 'AbsenceAnnounced' });
    expect(said.life.state).toHaveProperty('attendance.excused', 0);
  });

  it('is said of today or of a day within three months', () => {
    const then = given(is.aGroupTrack()).at('2026-03-10');
    then.when(is.sayAbsence({ absentOn: '2026-03-09' })).thenRefused('date.before');
    then.when(is.sayAbsence({ absentOn: '2026-03-10' })).then({ type: 'AbsenceAnnounced' });
    then.when(is.sayAbsence({ absentOn: '2026-06-10' })).then({ type: 'AbsenceAnnounced' });
    then.when(is.sayAbsence({ absentOn: '2026-06-11' })).thenRefused('date.after');
  });

  it('is heard by who guides them there: the mediator, and the group worker or the coach', () => {
    const of = (life: ReturnType<typeof is.aMediation>, day: string) =>
      toldOf(is.play(life, [day, is.sayAbsence({ absentOn: day })]));
    expect(of(is.aMediation(), '2026-02-10')).toEqual(['mediator cannotCome']);
    expect(of(is.aGroupTrack(), '2026-03-10')).toEqual(['mediator cannotCome', 'groupWorker cannotCome']);
    expect(of(is.aJobCoaching(), '2026-06-20')).toEqual(['mediator cannotCome', 'jobCoach cannotCome']);
    const byPhone = is.play(is.aGroupTrack(), ['2026-03-10', is.as('mediator', away)]);
    expect(toldOf(byPhone)).toEqual(['groupWorker cannotCome']);
  });

  it('may say so on a pause; before they have consented there is nothing to come to', () => {
    const paused = is.play(is.aMediation(), ['2026-02-10', is.pause({ reason: 'illness', until: '2026-03-31' })]);
    given(paused)
      .at('2026-02-11')
      .when(is.sayAbsence({ absentOn: '2026-02-12' }))
      .then({ type: 'AbsenceAnnounced' });
    given(is.aRegistration())
      .when(is.sayAbsence({ absentOn: '2026-03-12' }))
      .thenRefused('phase.wrong');
  });

  it('was a mistake: it is marked, and can be said anew', () => {
    const said = given(is.aGroupTrack()).at('2026-03-10').when(away);
    const sequence = is.lastOf(said.life, 'AbsenceAnnounced');
    said
      .when(is.correctEvent({ sequence, reason: 'didNotHappen' }), away)
      .then({ type: 'EventCorrected' }, { type: 'AbsenceAnnounced' });
  });
});

describe('Whoever waits', () => {
  it('says that they still do, once a day; the mediator hears it and calls all the same when WAIT-2 says', () => {
    const waiting = given(is.aWaiting()).at('2026-02-16').when(is.sayStillWaiting());
    waiting.thenOnly({ type: 'StillWaiting' });
    expect(toldOf(waiting.life)).toEqual(['mediator stillWaiting']);
    waiting.when(is.sayStillWaiting()).thenOnly();
    given(is.aMediation()).when(is.sayStillWaiting()).thenRefused('phase.wrong');
  });
});
