import { describe, expect, it } from 'vitest';
import { agreementMatters, agreementStillWants } from '../../../domain/agreement/index.ts';
import { rulesOfAgreements } from '../../../domain/rules/index.ts';
import { aPlannedAgreement, coordinator, ocmw, Played } from './kit.ts';

describe('A plan of a year', () => {
  it('is agreed once, with actions, for a year that is asked', () => {
    const played = new Played().begin('2026-03-02');
    expect(played.say('2026-03-10', 'agreePlan', { year: 2026 })).toBe('agreement.planEmpty');
    expect(played.plan('2026-03-10', 2025, '2026-06-30')).toBe('agreement.yearOver');
    expect(played.plan('2026-03-10', 2028, '2026-06-30')).toBe('agreement.yearTooFar');
    expect(played.plan('2026-03-10', 2026, '2026-06-30')).toStrictEqual(['ActionPlanned']);
    expect(played.say('2026-04-01', 'agreePlan', { year: 2026, on: '2026-03-01' })).toBe('agreement.dayBefore');
    expect(played.say('2026-04-01', 'agreePlan', { year: 2026 })).toStrictEqual([
      'PlanAgreed',
      'DeadlineMet',
      'DeadlineOpened',
      'DeadlineOpened',
    ]);
    expect(played.say('2026-04-02', 'agreePlan', { year: 2026 })).toBe('agreement.planAgreed');
  });

  it('has actions with an owner, who is named where it is somebody in particular', () => {
    const played = new Played().begin('2026-03-02');
    const plan = (more: Record<string, unknown>) => played.plan('2026-03-10', 2026, '2026-06-30', more);
    expect(plan({ owner: undefined })).toBe('command.missingField');
    expect(plan({ owner: 'staff' })).toBe('agreement.ownerUnnamed');
    expect(plan({ owner: 'ocmw', ownerId: 'somebody' })).toBe('agreement.ownerNamed');
    expect(plan({ title: 'other' })).toBe('agreement.titleMissing');
    const noted = { year: 2026, title: 'other', owner: 'ocmw', targetOn: '2026-06-30' };
    expect(played.ask('2026-03-10', 'planAction', noted, coordinator, 'note-1')).toHaveLength(1);
    expect(played.known.actions[0]).toMatchObject({ id: '2026-1', noteId: 'note-1', status: 'draft' });
  });

  it('of a year that went by unplanned is skipped: what was drafted for it is dropped', () => {
    const played = new Played().begin('2026-03-02');
    played.plan('2026-03-10', 2026, '2026-06-30');
    expect(played.plan('2027-01-11', 2026, '2027-06-30')).toBe('agreement.yearOver');
    played.plan('2027-01-11', 2027, '2027-06-30');
    played.say('2027-01-12', 'agreePlan', { year: 2027 });
    expect(played.known.actions.map(({ id, status }) => `${id} ${status}`)).toStrictEqual([
      '2026-1 dropped',
      '2027-1 open',
    ]);
    expect(played.known.plans).toStrictEqual([{ year: 2027, agreedOn: '2027-01-12' }]);
  });

  it('takes an action more while it runs, which counts at once', () => {
    const played = aPlannedAgreement();
    expect(played.plan('2026-05-04', 2026, '2026-12-31')).toStrictEqual(['ActionPlanned', 'DeadlineOpened']);
    expect(played.plan('2026-05-04', 2026, '2027-01-01')).toBe('agreement.targetLate');
    expect(played.plan('2026-05-04', 2026, '2026-05-03')).toBe('agreement.targetPast');
  });
});

describe('An action', () => {
  it('is noted by whose it is, and by the coordinator', () => {
    const played = aPlannedAgreement();
    const done = (actionId: string, by = coordinator, on?: string) =>
      played.say('2026-06-01', 'completeAction', { actionId, ...(on ? { on } : {}) }, by);
    expect(done('2026-1', ocmw)).toBe('agreement.notYours');
    expect(done('2026-2', ocmw, '2026-03-31')).toBe('agreement.dayBefore');
    expect(done('2026-2', ocmw)).toStrictEqual(['ActionDone', 'DeadlineMet']);
    expect(done('2026-2', ocmw)).toBe('agreement.actionOver');
    expect(done('2026-3', { role: 'mediator', id: 'mediator-2' })).toBe('agreement.notYours');
    expect(done('2026-3', { role: 'mediator', id: 'mediator-1' })).toStrictEqual(['ActionDone', 'DeadlineMet']);
    expect(done('2026-4')).toStrictEqual(['ActionDone', 'DeadlineMet']);
    expect(done('2026-9')).toBe('agreement.unknownAction');
    expect(done('2026-1', { role: 'groupWorker', id: 'g-1' })).toBe('actor.notAllowed');
  });

  it('that is added to an agreed plan is done on no day before that', () => {
    const played = aPlannedAgreement();
    played.plan('2026-06-01', 2026, '2026-09-01');
    const done = (on: string) => played.ask('2026-06-02', 'completeAction', { actionId: '2026-5', on });
    expect(done('2026-05-31')).toEqual({
      refused: 'agreement.dayBefore',
      details: { on: '2026-05-31', first: '2026-06-01' },
    });
    expect(done('2026-06-01')).not.toHaveProperty('refused');
  });

  it('can be given to another and dropped, by the coordinator alone', () => {
    const played = aPlannedAgreement();
    const given = { actionId: '2026-1', owner: 'staff', ownerId: 'mediator-1' };
    expect(played.say('2026-06-01', 'giveAction', given, ocmw)).toBe('actor.notAllowed');
    expect(played.say('2026-06-01', 'giveAction', given)).toStrictEqual(['ActionGiven']);
    expect(played.say('2026-06-01', 'giveAction', given)).toBe('agreement.sameOwner');
    const dropped = played.say('2026-06-02', 'dropAction', { actionId: '2026-1', reason: 'notNeeded' });
    expect(dropped).toStrictEqual(['ActionDropped', 'DeadlineCancelled']);
  });

  it('tells a named colleague; of what the OCMW does the coordinator; and goes up rung by rung', () => {
    const played = aPlannedAgreement();
    for (const day of ['2026-06-23', '2026-07-01', '2026-09-23', '2026-10-08', '2026-10-16', '2026-10-22'])
      played.pass(day);
    expect(played.told).toStrictEqual([
      'actionOwner:  given',
      // Of the coordinator's own, and when it stays undone.
      'programmeCoordinator: AGR-3 reminder',
      'programmeCoordinator: AGR-3 overdue',
      // By September it stands at the top of its ladder; what the OCMW does is soon due.
      'programmeCoordinator: AGR-3 programmeCoordinator',
      'programmeCoordinator: AGR-3 reminder',
      // Of the colleague's, while the OCMW's is late.
      'teamLead: AGR-3 teamLead',
      'actionOwner: AGR-3 reminder',
      'programmeCoordinator: AGR-3 programmeCoordinator',
      'actionOwner: AGR-3 overdue',
      'teamLead: AGR-3 teamLead',
    ]);
  });

  it('is told to its colleague when its own plan is agreed, and not to whoever has one of another year', () => {
    const played = aPlannedAgreement();
    played.plan('2026-12-01', 2027, '2027-06-30', { owner: 'staff', ownerId: 'mediator-2' });
    const before = played.effects.length;
    played.say('2026-12-01', 'agreePlan', { year: 2027 });
    const given = played.effects.slice(before).filter(({ about }) => about === 'given');
    expect(given).toMatchObject([{ to: 'actionOwner', actionId: '2027-1' }]);
    expect(agreementStillWants(given[0]!, played.state)).toBe(true);
    // Given on to somebody who reads no message here, it is told no more.
    played.say('2026-12-02', 'giveAction', { actionId: '2027-1', owner: 'ocmw' });
    expect(agreementStillWants(given[0]!, played.state)).toBe(false);
  });

  it('stands in the digest of whose it is all along, and of whoever it went up to', () => {
    const played = aPlannedAgreement();
    played.pass('2026-10-22');
    const basis = { rules: rulesOfAgreements[0]!, calendar: { closingDays: [] } };
    const line = agreementMatters(played.state, basis).find(({ action }) => action?.id === '2026-3');
    expect(line).toMatchObject({ rung: 'teamLead', since: '2026-10-22', told: ['teamLead', 'actionOwner'] });
  });

  it('is not told of any more once it is done', () => {
    const played = aPlannedAgreement();
    const before = played.effects.length;
    played.pass('2026-06-23');
    const [reminder] = played.effects.slice(before);
    expect(agreementStillWants(reminder!, played.state)).toBe(true);
    played.say('2026-06-24', 'completeAction', { actionId: '2026-1' });
    expect(agreementStillWants(reminder!, played.state)).toBe(false);
  });
});

describe('Going on, or not', () => {
  it('is renewed by a year over the end of one, and once at a time', () => {
    const played = aPlannedAgreement('2027-02-28');
    expect(played.known.termEndsOn).toBe('2027-02-28');
    played.say('2026-12-20', 'renew');
    // From 1 March 2027: a leap year lies in it.
    expect(played.known).toMatchObject({ until: '2028-02-29', termEndsOn: '2028-02-29' });
    expect(played.say('2026-12-21', 'renew')).toBe('agreement.renewedAlready');
    expect(played.waits('2026-12-21')).toContain('coordinator: renewal 2028-02-29 until 2027-12-31');
  });

  it('goes on without an end where none was fixed, also when nobody decided: the year that runs is the next', () => {
    const played = new Played().begin('2026-03-02');
    played.pass('2028-06-01');
    expect(played.known.phase).toBe('running');
    played.say('2028-06-01', 'renew');
    expect(played.known).toMatchObject({ until: null, termEndsOn: '2029-03-01' });
  });

  it('ends by itself after its last day, and leaves nothing open', () => {
    const played = aPlannedAgreement('2026-08-31');
    expect(played.pass('2026-08-31').at(-1)).not.toContain('AgreementEnded');
    expect(played.pass('2026-09-01').at(-1)).toBe('2026-09-01 AgreementEnded');
    expect(played.known).toMatchObject({ phase: 'ended', endedOn: '2026-08-31', because: 'expired', deadlines: [] });
    expect(played.known.actions.every(({ status }) => status === 'dropped')).toBe(true);
    expect(played.say('2026-09-02', 'renew')).toBe('agreement.over');
    expect(played.told.at(-1)).toBe('programmeCoordinator:  expired');
    // What was drafted for a plan that was never agreed, neither.
    const drafted = new Played().begin('2026-03-02', '2026-03-02', '2026-04-15');
    drafted.plan('2026-03-20', 2026, '2026-04-10');
    drafted.pass('2026-04-16');
    expect(drafted.known.actions).toMatchObject([{ status: 'dropped' }]);
  });

  it('is ended on a day ahead or behind, and can still be renewed until then', () => {
    const played = aPlannedAgreement();
    expect(played.say('2026-06-01', 'end', { lastDay: '2026-12-31', because: 'byOcmw' })).toStrictEqual([
      'EndFixed',
      'DeadlineMet',
      'DeadlineOpened',
      'DeadlineCancelled',
    ]);
    expect(played.say('2026-06-01', 'end', { lastDay: '2026-12-31', because: 'byOcmw' })).toBe('agreement.sameDay');
    played.say('2026-09-01', 'renew');
    expect(played.known).toMatchObject({ until: '2027-12-31', ending: null });
    const late = played.say('2026-09-10', 'end', { lastDay: '2026-08-31', because: 'merged' });
    expect(late).toContain('AgreementEnded');
    expect(played.known).toMatchObject({ phase: 'ended', endedOn: '2026-08-31', because: 'merged' });
  });

  it('has no end before what was done under it: a plan that was agreed, an action', () => {
    const played = aPlannedAgreement();
    const end = (lastDay: string) => played.ask('2026-06-10', 'end', { lastDay, because: 'other' });
    const early = (on: string, first: string) => ({ refused: 'agreement.dayBefore', details: { on, first } });
    expect(end('2026-03-31')).toEqual(early('2026-03-31', '2026-04-01'));
    played.say('2026-06-10', 'completeAction', { actionId: '2026-1', on: '2026-06-05' });
    expect(end('2026-06-04')).toEqual(early('2026-06-04', '2026-06-05'));
    expect(end('2026-06-05')).not.toHaveProperty('refused');
  });

  it('has no end before its beginning, nor years ahead', () => {
    const played = aPlannedAgreement();
    expect(played.say('2026-06-01', 'end', { lastDay: '2026-03-01', because: 'other' })).toBe('agreement.dayBefore');
    expect(played.say('2026-06-01', 'end', { lastDay: '2028-06-02', because: 'other' })).toBe('agreement.endTooFar');
  });
});
