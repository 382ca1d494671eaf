import type { agreementRefusalCodes } from '../domain/agreement/index.ts';
import type { Words } from './lang.ts';

/** Why a command of an agreement is refused and what to do instead. `{name}` is filled from the refusal's details. */
export const agreementRefusalWords: Readonly<Record<(typeof agreementRefusalCodes)[number], Words>> = {
  'agreement.notBegun': {
    nl: 'Deze overeenkomst wordt nog niet opgevolgd. De dagelijkse ronde begint ermee.',
    en: 'This agreement is not followed up yet. The daily round begins it.',
  },
  'agreement.over': { nl: 'De overeenkomst is afgelopen sinds {on}.', en: 'The agreement ended on {on}.' },
  'agreement.dayBefore': {
    nl: '{on} is te vroeg: de stap waarop het steunt, was op {first}.',
    en: '{on} is too early: the step that it rests on was on {first}.',
  },
  'agreement.yearOver': {
    nl: 'Voor {year} wordt geen plan meer gemaakt. Kies een later jaar.',
    en: 'No plan of {year} is made any more. Choose a later year.',
  },
  'agreement.yearTooFar': {
    nl: '{year} is te ver vooruit; plan ten laatste {last}.',
    en: '{year} is too far ahead; plan {last} at the latest.',
  },
  'agreement.planAgreed': {
    nl: 'Het actieplan van {year} is al afgesproken. Voeg er acties aan toe.',
    en: 'The action plan of {year} is agreed already. Add actions to it.',
  },
  'agreement.planNotAgreed': {
    nl: 'Het actieplan van {year} is nog niet afgesproken. Spreek het eerst af.',
    en: 'The action plan of {year} is not agreed yet. Agree it first.',
  },
  'agreement.planEmpty': {
    nl: 'Het actieplan van {year} heeft nog geen acties. Voeg eerst een actie toe.',
    en: 'The action plan of {year} has no actions yet. Add an action first.',
  },
  'agreement.titleMissing': {
    nl: 'Zeg in een notitie wat de actie is, of kies een titel.',
    en: 'Say in a note what the action is, or choose a title.',
  },
  'agreement.ownerUnnamed': {
    nl: 'Zeg wie het doet: welke collega, of welke welzijnsactor.',
    en: 'Say who does it: which colleague, or which welfare actor.',
  },
  'agreement.ownerNamed': {
    nl: 'De coördinator en het OCMW hebben geen naam nodig. Laat het veld leeg.',
    en: 'The coordinator and the OCMW need no name. Leave the field empty.',
  },
  'agreement.unknownAction': { nl: 'Deze actie bestaat niet.', en: 'There is no such action.' },
  'agreement.actionOver': {
    nl: 'Deze actie is al gedaan of geschrapt.',
    en: 'This action is done or dropped already.',
  },
  'agreement.notYours': {
    nl: 'Deze actie is van iemand anders. Wie ze doet, noteert ze, of de coördinator.',
    en: 'This action is another one’s. Whoever does it notes it, or the coordinator.',
  },
  'agreement.targetPast': {
    nl: '{on} is voorbij; kies een streefdatum vanaf {first}.',
    en: '{on} is over; choose a target date from {first} on.',
  },
  'agreement.targetLate': {
    nl: '{on} ligt na het jaar van het plan of na de laatste dag van de overeenkomst; kies een streefdatum tot {last}.',
    en: '{on} is after the year of the plan or the last day of the agreement; choose a target date until {last}.',
  },
  'agreement.endTooFar': {
    nl: '{on} is te ver vooruit; kies een laatste dag tot {last}.',
    en: '{on} is too far ahead; choose a last day until {last}.',
  },
  'agreement.sameDay': { nl: '{on} was het al.', en: 'It is {on} already.' },
  'agreement.sameOwner': { nl: 'De actie is al van hen.', en: 'The action is theirs already.' },
  'agreement.renewedAlready': {
    nl: 'De overeenkomst loopt al tot {until}. Verlengen kan vanaf een jaar ervoor.',
    en: 'The agreement runs until {until} already. It can be renewed from a year before.',
  },
  'agreement.followed': {
    nl: 'Vanaf {from} loopt er een andere overeenkomst met deze gemeente. Verlengen kan niet.',
    en: 'Another agreement with this municipality runs from {from}. It cannot be renewed.',
  },
  'agreement.unknownOwner': {
    nl: 'Deze collega of welzijnsactor is er niet, of werkt niet in de provincie. Kies er een uit de lijst.',
    en: 'This colleague or welfare actor is not there, or does not work in the province. Choose one of the list.',
  },
};
