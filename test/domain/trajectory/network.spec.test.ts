import { describe, expect, it } from 'vitest';
import { effects, stillWanted } from '../../../domain/trajectory/index.ts';
import {
  addAction,
  aGroupTrack,
  aMediation,
  as,
  askWelfareActor,
  cancelled,
  declineExpert,
  endGuidance,
  findExpert,
  finishAction,
  given,
  met,
  opened,
  pass,
  pause,
  play,
  raiseTopic,
  reached,
  recordConsultation,
  recordExpert,
  recordWelfareAnswer,
  requestExpert,
  withdrawConsent,
} from '../../support/given.ts';

const asked = () => play(aMediation(), ['2026-02-10', askWelfareActor({ actorId: 'caw' })]);
const W1 = { askId: 'W1' };
const X1 = { requestId: 'X1' };

describe('A welfare actor', () => {
  it('is asked by letter and answers within 15 working days', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(askWelfareActor({ actorId: 'caw' }))
      .thenOnly(
        { type: 'WelfareActorAsked', askId: 'W1', actorId: 'caw', actionId: null },
        opened('WEL-1', '2026-03-03'),
      )
      .thenEffects({ kind: 'letter', to: 'welfareActor', about: 'helpAsked', actorId: 'caw', askId: 'W1' });
  });

  it('is asked for an open action of the plan only', () => {
    given(play(aMediation(), ['2026-02-10', addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' })]))
      .when(askWelfareActor({ actorId: 'caw', actionId: 'A2' }))
      .thenRefused('plan.unknownGoalOrAction', { actionId: 'A2' })
      .whenInstead(askWelfareActor({ actorId: 'caw', actionId: 'A1' }))
      .then({ type: 'WelfareActorAsked', actionId: 'A1' })
      .when(finishAction({ actionId: 'A1' }), askWelfareActor({ actorId: 'debtCounsel', actionId: 'A1' }))
      .thenRefused('plan.actionClosed');
  });

  it('that answers ends the waiting for that request alone', () => {
    given(asked())
      .at('2026-02-12')
      .when(askWelfareActor({ actorId: 'debtCounsel' }), recordWelfareAnswer({ ...W1, answer: 'waitingList' }))
      .thenDue('WEL-1', '2026-03-05')
      .thenIn('mediation', {
        asks: [
          { id: 'W1', answered: true },
          { id: 'W2', answered: false },
        ],
      })
      .when(recordWelfareAnswer({ ...W1, answer: 'helps' }))
      .thenRefused('welfare.answered', { askId: 'W1' });
  });

  it('that stays silent escalates to our own team lead', () => {
    given(asked())
      .whenTimePassesTo('2026-03-10')
      .then(
        reached('WEL-1', 'reminder', '2026-02-24'),
        reached('WEL-1', 'overdue', '2026-03-04'),
        reached('WEL-1', 'teamLead', '2026-03-10'),
      );
  });

  it('is not written to any more once it answered, or consent was withdrawn', () => {
    const [letter] = effects(asked().events, asked().state).filter(
      (effect) => effect.kind === 'letter' && effect.to === 'welfareActor',
    );
    const wanted = (...said: Parameters<typeof play>[1][1][]) =>
      letter && stillWanted(letter, play(asked(), ['2026-02-11', ...said]).state);
    expect([
      wanted(),
      wanted(recordWelfareAnswer({ ...W1, answer: 'helps' })),
      wanted(withdrawConsent()),
    ]).toStrictEqual([true, false, false]);
  });

  it('may answer on pause, and is not waited for after guidance', () => {
    given(asked())
      .when(pause({ reason: 'care', until: '2026-02-19' }), recordWelfareAnswer({ ...W1, answer: 'helps' }))
      .then(met('WEL-1'));
    given(asked())
      .when(endGuidance({ because: 'other' }))
      .then(cancelled('WEL-1'));
  });
});

describe('An experience expert', () => {
  it('is asked for by the mediator or the group worker, who tells the mediator', () => {
    given(aGroupTrack())
      .when(requestExpert())
      .thenOnly({ type: 'ExpertRequested', requestId: 'X1' }, opened('EXP-1', '2026-03-16'))
      .thenEffects()
      .whenInstead(as('groupWorker', requestExpert()))
      .thenEffects({ kind: 'notify', to: 'mediator', about: 'expertRequested' });
  });

  it('is found, takes part once or more, or does not come', () => {
    given(play(aMediation(), ['2026-02-10', requestExpert()]))
      .when(recordExpert(X1))
      .thenRefused('expert.notOpen')
      .whenInstead(findExpert({ ...X1, expertId: 'expert-1' }))
      .thenOnly({ type: 'ExpertFound', requestId: 'X1', expertId: 'expert-1' }, met('EXP-1'))
      .when(findExpert({ ...X1, expertId: 'expert-2' }))
      .thenRefused('expert.notOpen')
      .whenInstead(recordExpert(X1), recordExpert(X1))
      .thenIn('mediation', { experts: [{ id: 'X1', status: 'tookPart', expertId: 'expert-1' }] })
      .when(declineExpert({ ...X1, reason: 'other' }))
      .thenRefused('expert.notOpen');
  });

  it('who does not come ends the search', () => {
    given(play(aMediation(), ['2026-02-10', requestExpert()]))
      .at('2026-02-25')
      .when(declineExpert({ ...X1, reason: 'nobodyAvailable' }))
      .then({ type: 'ExpertDeclined', requestId: 'X1' }, met('EXP-1', true))
      .thenIn('mediation', { experts: [{ status: 'declined', expertId: null }] });
  });

  it('is asked for again once one was found, and the same one is not found twice', () => {
    given(play(aMediation(), ['2026-02-10', requestExpert(), findExpert({ ...X1, expertId: 'expert-1' })]))
      .at('2026-02-12')
      .when(requestExpert())
      .thenDue('EXP-1', '2026-02-26')
      .when(findExpert({ requestId: 'X2', expertId: 'expert-1' }))
      .thenRefused('expert.pending', { requestId: 'X1' });
  });
});

describe('A topic', () => {
  const raised = () =>
    play(aGroupTrack(), [
      '2026-03-05',
      raiseTopic({ kind: 'signal', theme: 'housing' }),
      as('groupWorker', raiseTopic({ kind: 'theme', theme: 'selfImage' })),
    ]);

  it('is on the agenda of the next consultation, and of no other', () => {
    const [first, second] = raised().events.flatMap((event) => (event.type === 'TopicRaised' ? [event.topicId] : []));
    given(raised())
      .at('2026-03-20')
      .when(recordConsultation())
      .then(
        { type: 'ConsultationHeld', topicIds: [first, second] },
        met('CON-1/intro'),
        opened('CON-1/intro', '2026-04-10'),
      )
      .thenIn('groupTrack', { topics: [] })
      .at('2026-04-10')
      .when(recordConsultation())
      .thenNot({ type: 'ConsultationHeld', topicIds: [] });
  });

  it('raised after a consultation that is noted late waits for the next one', () => {
    given(raised())
      .at('2026-03-06')
      .when(recordConsultation({ on: '2026-03-04' }))
      .then({ type: 'ConsultationHeld' })
      .thenIn('groupTrack', { topics: [{ theme: 'housing' }, { theme: 'selfImage' }] });
  });

  it('has no number twice, and waits for the group to start', () => {
    const life = play(aMediation(), [
      '2026-02-10',
      raiseTopic({ kind: 'theme', theme: 'work' }),
      raiseTopic({ kind: 'theme', theme: 'work' }),
    ]);
    const ids = 'topics' in life.state ? life.state.topics.map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(2);
    given(pass(life, '2026-02-11')).when(recordConsultation()).thenRefused('phase.wrong');
  });
});
