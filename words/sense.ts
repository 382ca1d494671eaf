import type { SenseCode } from '../domain/trajectory/index.ts';
import type { Words } from './lang.ts';

/** What makes no sense, and what to do about it. Total by its type. */
export const senseWords: Readonly<Record<SenseCode, Words>> = {
  'days.order': {
    nl: 'Een stap ligt vóór de stap waarop hij steunt. Zet de dag recht met "vergissing rechtzetten".',
    en: 'A step lies before the one it rests on. Put the day right with a correction.',
  },
  'days.phase': {
    nl: 'De fase begon vóór het traject, of moet nog beginnen. Kijk na welke dag verkeerd genoteerd is, en zet die recht.',
    en: 'The phase began before the trajectory, or is still to begin. See which day was noted wrongly, and put it right.',
  },
  'days.hired': {
    nl: 'De eerste werkdag kan niet kloppen. Verbeter de uitstroom.',
    en: 'The first working day cannot be right. Correct the outcome.',
  },
  'days.target': {
    nl: 'Een actie heeft een streefdatum na het einde van de begeleiding. Wijzig de actie.',
    en: 'An action has a target after the end of guidance. Change the action.',
  },
  'days.extension': {
    nl: 'Een termijn is verder verlengd dan kan. Spreek een nieuwe datum af, of doe de taak.',
    en: 'A deadline was extended further than it can be. Agree on another date, or do the task.',
  },
  'wait.nothing': {
    nl: 'Het traject is open en wacht op niets. Laat een operator het nakijken.',
    en: 'The trajectory is open and waits for nothing. Have an operator look at it.',
  },
  'wait.deadline': {
    nl: 'Er wordt op iets gewacht zonder datum. Geef de opdracht opnieuw, of laat een operator het nakijken.',
    en: 'Something is waited for without a date. Give the command again, or have an operator look at it.',
  },
  'wait.effect': {
    nl: 'Er wordt op een antwoord gewacht dat niemand meer geeft. Vraag het opnieuw, of start het traject opnieuw met w2 rebuild.',
    en: 'An answer is waited for that nobody gives any more. Ask again, or start the trajectory again with w2 rebuild.',
  },
  'owner.none': {
    nl: 'Niemand is bemiddelaar van dit traject. Wijs er een toe.',
    en: 'Nobody is the mediator of this trajectory. Assign one.',
  },
  'owner.unknown': {
    nl: 'Wie het moet doen is geen gekende medewerker met die rol. Wijs iemand anders toe.',
    en: 'Whoever is to do it is no known colleague of that role. Assign somebody else.',
  },
  'owner.left': {
    nl: 'Wie het moet doen werkt hier niet meer. Draag het traject over met w2 staff transfer.',
    en: 'Whoever is to do it has left. Hand the trajectory over with w2 staff transfer.',
  },
  'owner.away': {
    nl: 'Wie het moet doen is afwezig en niemand vervangt. Geef een vervanger met w2 staff absent.',
    en: 'Whoever is to do it is away and nobody stands in. Name a deputy with w2 staff absent.',
  },
  'owner.noGroupWorker': {
    nl: 'De partner heeft in die provincie geen groepswerker. Voeg er een toe met w2 staff add.',
    en: 'The partner has no group worker in that province. Add one with w2 staff add.',
  },
  'owner.noTeamLead': {
    nl: 'De provincie heeft geen teamleider: wat te laat is, bereikt niemand. Voeg er een toe met w2 staff add.',
    en: 'The province has no team lead: what is overdue reaches nobody. Add one with w2 staff add.',
  },
  'dead.open': {
    nl: 'Van deze persoon is genoteerd dat die overleed, en toch is er een traject open. Zet het stop, of maak de sluiting ongedaan.',
    en: 'This person was noted as deceased, and a trajectory is open all the same. Stop it, or undo the closing.',
  },
  'dead.prospect': {
    nl: 'Iemand die overleed staat nog bij de mensen om te contacteren. Wis die persoon daar: w2 prospect erase.',
    en: 'Someone who died is still among the people to contact. Erase that person there: w2 prospect erase.',
  },
  'person.twoOpen': {
    nl: 'Dezelfde persoon heeft twee open trajecten. Maak er één van: w2 person replace-insz.',
    en: 'One person has two open trajectories. Make them one: w2 person replace-insz.',
  },
  'province.address': {
    nl: 'De provincie van het traject is niet die van het adres. Verbeter het adres of de provincie.',
    en: 'The province of the trajectory is not that of the address. Correct the address or the province.',
  },
  'quota.province': {
    nl: 'De plaats telt in een andere provincie dan waar de toeleiding gebeurde. Laat een operator het nakijken.',
    en: 'The place counts in another province than that of the referral. Have an operator look at it.',
  },
  'quota.above': {
    nl: 'Er zijn meer plaatsen dan het contract toelaat. Leg ze opnieuw vast met w2 capacity set.',
    en: 'There are more places than the contract allows. Set them anew with w2 capacity set.',
  },
  'cap.anew': {
    nl: 'De persoon kwam binnen zes maanden terug en krijgt opnieuw 24 maanden: de eerdere tellen door. Sluit dit traject en heropen het vorige.',
    en: 'The person came back within six months and is given 24 months anew: the earlier ones count on. Close this trajectory and reopen the one before.',
  },
  'cap.tooLong': {
    nl: 'De begeleiding duurt langer dan 24 maanden. Laat een operator de datum nakijken.',
    en: 'Guidance lasts longer than 24 months. Have an operator look at the date.',
  },
  'merge.otherPerson': {
    nl: 'Het traject ging op in dat van iemand anders. Maak het ongedaan, of meld de persoon opnieuw aan.',
    en: 'The trajectory was merged into that of somebody else. Undo it, or register the person anew.',
  },
  'track.tooLong': {
    nl: 'Het groepstraject duurt langer dan de bronnen toelaten. Beëindig het op tijd.',
    en: 'The group track lasts longer than the sources allow. End it in time.',
  },
  'coaching.beforeHired': {
    nl: 'De jobcoaching begon vóór de eerste werkdag. Zet de dag recht met "vergissing rechtzetten".',
    en: 'Jobcoaching began before the first working day. Put the day right with a correction.',
  },
  'coaching.tooLong': {
    nl: 'De jobcoaching duurt langer dan zes maanden. Beëindig ze op tijd.',
    en: 'Jobcoaching lasts longer than six months. End it in time.',
  },
};
