import { describe, expect, it } from 'vitest';
import { available, decide, judgements, type CommandName } from '../../../domain/trajectory/index.ts';
import { letterNl } from '../../../words/index.ts';
import { localDate } from '../../../domain/calendar/index.ts';
import * as is from '../../support/given.ts';
import { actor, as, contextOf, given, type Life, type Said } from '../../support/given.ts';

const cases: Record<string, readonly [Life, Said]> = {
  decideEligibility: [is.anIntakeAfterTheTalk(), is.eligible()],
  refer: [is.aMediation(), is.refer()],
  changePartner: [
    is.play(is.aReferral({ province: 'antwerp' }), ['2026-02-09', is.placeGranted({ referralId: 'R1' })]),
    is.changePartner({ partner: 'groepIntro' }),
  ],
  endGuidance: [is.aMediation(), is.endGuidance({ because: 'goalsReached' })],
};

describe('A judgement about a person', () => {
  it('is all of these', () => expect([...judgements].sort()).toEqual(Object.keys(cases).sort()));

  it.each(Object.entries(cases))(
    '(%s) is the mediator’s own: nobody above them, no operator and no machine gives it',
    (name, [life, said]) => {
      for (const role of ['operator', 'teamLead', 'programmeCoordinator', 'partnerCoordinator', 'system'] as const) {
        given(life).when(as(role, said)).thenRefused('actor.notAllowed', { role, allowed: 'mediator' });
        expect(available(life.state, actor(role), contextOf(life)).map((one) => one.name)).not.toContain(
          name as CommandName,
        );
      }
      const refusal = given(life).when(said).refusal?.refused;
      expect(refusal).not.toBe('actor.notAllowed');
    },
  );

  it('was given by others too where an earlier release began: such a history decides the same again', () => {
    const { state, ...life } = is.anIntakeAfterTheTalk();
    const { edition: _edition, ...earlier } = state as typeof state & { edition?: number };
    const said = as('teamLead', is.eligible());
    const context = contextOf({ ...life, state });
    expect(decide(earlier as typeof state, said.name, said, context)).not.toHaveProperty('refused');
  });
});

describe('A letter about the decision', () => {
  const letter = (by: 'own' | 'colleague') =>
    letterNl({
      trajectoryId: 'T-000001',
      about: 'eligible',
      on: localDate('2026-01-19'),
      decision: {
        type: 'EligibilityDecided',
        by: { role: 'mediator', id: by === 'own' ? 'M-1' : 'M-2' },
      } as never,
      theme: null,
      reconsiderationDays: 30,
      guidanceUntil: null,
      answerBy: null,
      mediatorId: 'M-1',
      mediator: null,
    }).text;

  it('says who decided and for whom, by office, and how to object', () => {
    expect(letter('own')).toContain('besliste je W²-bemiddelaar van VDAB');
    expect(letter('colleague')).toContain('een collega van je bemiddelaar');
    expect(letter('colleague')).not.toContain('M-2');
    expect(letter('own')).toContain('Vraag dan binnen 30 dagen');
    expect(letter('own')).toContain('geen computer besliste mee');
  });
});
