import type { Lang } from '../lang.ts';

/** What went up the ladder, and who was told. */
export const escalationsWords = {
  nl: {
    title: 'Wat is blijven liggen',
    lead: 'Wat te laat is en aan wie het al gemeld werd, het oudste eerst. Iets doen, of met een reden uitstellen, beëindigt de ladder.',
    steps: 'Hoe ver het gemeld is',
    step: { 1: 'Te laat', 2: 'Bij de teamleider', 3: 'Bij de programmacoördinator' },
    who: 'Wie',
    what: 'Wat, en wie is aan zet',
    since: 'Moest klaar zijn',
    told: 'Wat er al gezegd is',
    next: 'Als niemand iets doet',
    none: {
      1: 'Niets is te laat.',
      2: 'Niets ging naar de teamleider.',
      3: 'Niets ging naar de programmacoördinator.',
    },
    groups: 'Groepen',
    groupsNone: 'Geen enkele groep is iets te laat.',
    group: 'Groep',
    count: '{n} trajecten',
    countOne: '1 traject',
  },
  en: {
    title: 'What lay still',
    lead: 'What is late and who was told of it already, the oldest first. Doing it, or putting it off with a reason, ends the ladder.',
    steps: 'How far it was told',
    step: { 1: 'Overdue', 2: 'With the team lead', 3: 'With the programme coordinator' },
    who: 'Who',
    what: 'What, and whose turn it is',
    since: 'Was due',
    told: 'What was said already',
    next: 'If nobody acts',
    none: {
      1: 'Nothing is late.',
      2: 'Nothing went to the team lead.',
      3: 'Nothing went to the programme coordinator.',
    },
    groups: 'Groups',
    groupsNone: 'No group owes anything late.',
    group: 'Group',
    count: '{n} trajectories',
    countOne: '1 trajectory',
  },
} as const satisfies Record<Lang, unknown>;
