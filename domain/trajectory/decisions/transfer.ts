import { isRefusal, refuse } from '../refusal.ts';
import { isOpen, type GroupTrack, type Mediation, type Waiting } from '../state.ts';
import { backToMediation, close } from './ending.ts';
import { contractOf, withdraw } from './referral.ts';
import { dayOf, inPhase, type Decision } from './decision.ts';

/** Another mediator takes over. What the one before noted stays theirs: nothing is overwritten. */
export const assignMediator: Decision<'assignMediator'> = {
  may: (state) => state,
  decide(story, state, { mediatorId, reason, ...data }, context) {
    if (mediatorId === state.mediatorId) return refuse('transfer.same');
    story.emit({ type: 'MediatorChanged', from: state.mediatorId, mediatorId, reason }, dayOf(data, context));
  },
};

/** Partner and quota follow the contract of the new province: a referral that has not started is taken back, a group that runs goes on. */
export const changeProvince: Decision<'changeProvince'> = {
  may: (state) => state,
  decide(story, state, { province, mediatorId, ...data }, context) {
    if (province === state.province) return refuse('transfer.same');
    const on = dayOf(data, context);
    if ((state.phase === 'mediation' || state.phase === 'waiting') && state.referral) withdraw(story, 'moved', on);
    story.emit({ type: 'ProvinceChanged', from: state.province, province }, on);
    if (mediatorId !== undefined && mediatorId !== state.mediatorId)
      story.emit({ type: 'MediatorChanged', from: state.mediatorId, mediatorId, reason: 'moved' }, on);
  },
};

type WithPartner = Mediation | Waiting | GroupTrack;

/** Only a partner that a contract names for the province and the day can take over. */
export const changePartner: Decision<'changePartner', WithPartner> = {
  may(state) {
    const here = inPhase(state, 'mediation', 'waiting', 'groupTrack');
    if (isRefusal(here)) return here;
    return here.referral === null ? refuse('referral.none') : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    if (state.referral?.partner === data.partner) return refuse('referral.samePartner');
    const contract = contractOf(data, state.province, on, context.rules);
    if (!contract) return refuse('referral.noContract', { province: state.province, partner: data.partner });
    if (state.phase === 'groupTrack') backToMediation(story, { as: 'early', because: 'otherPartner' }, on);
    else withdraw(story, 'otherPartner', on);
    story.emit({ type: 'Referred', referralId: `R${state.referrals + 1}`, ...pick(contract) }, on);
  },
};

const pick = ({ partner, track }: NonNullable<ReturnType<typeof contractOf>>) => ({ partner, track });

/** Two trajectories of one person: the other goes on, and this one closes in order. */
export const mergeInto: Decision<'mergeInto'> = {
  may: (state) => state,
  decide(story, state, { into }) {
    if (into === state.id) return refuse('merge.same');
    story.emit({ type: 'TrajectoryMerged', into });
    if (isOpen(story.state)) close(story, 'merged');
  },
};
