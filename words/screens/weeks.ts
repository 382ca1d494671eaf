import type { Lang } from '../lang.ts';

/** Work per week, ahead; and how it would be after a transfer or during an absence. */
export const weeksWords = {
  nl: {
    title: 'Werk per week, vooruit',
    lead: 'Hoeveel taken van elke bemiddelaar in de komende twaalf weken vervallen.',
    how: 'Geteld volgens de termijnen zoals ze nu staan. Wat terugkomt, zoals een contact om de 30 dagen, telt alleen de eerstvolgende keer.',
    chart: 'Taken per week',
    chartThen: 'Taken per week, nu en daarna',
    who: 'Bemiddelaar',
    overdue: 'te laat',
    total: 'Alle',
    nobody: 'niemand',
    now: 'nu',
    later: 'daarna',
    changes: '{now}, daarna {after}',
    none: 'In deze weken vervalt niets. Er is hier nog geen bemiddelaar met open trajecten.',
    same: 'In deze weken verandert er niets.',
  },
  en: {
    title: 'Work per week, ahead',
    lead: 'How many tasks of each mediator are due in the coming twelve weeks.',
    how: 'Counted by the terms as they stand now. Of what recurs, such as a contact every 30 days, only the next time counts.',
    chart: 'Tasks per week',
    chartThen: 'Tasks per week, now and then',
    who: 'Mediator',
    overdue: 'overdue',
    total: 'All',
    nobody: 'nobody',
    now: 'now',
    later: 'then',
    changes: '{now}, then {after}',
    none: 'Nothing is due in these weeks. No mediator here has open trajectories yet.',
    same: 'Nothing changes in these weeks.',
  },
} as const satisfies Record<Lang, unknown>;
