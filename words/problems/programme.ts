import type { Words } from '../lang.ts';

/** With what stands around trajectories: colleagues, places, OCMWs, rules and closing days. */
export const programmeProblems = {
  'rules.notFound': {
    nl: 'Er zijn geen regels met versie {version}. w2 rules toont welke er zijn.',
    en: 'There are no rules of version {version}. w2 rules shows which there are.',
  },
  'rules.notKept': {
    nl: 'Alleen regels die geladen zijn, worden aangenomen, ongewijzigd. w2 rules adopt VERSIE doet het.',
    en: 'Only rules that are loaded are adopted, unchanged. w2 rules adopt VERSION does it.',
  },
  'calendar.notKept': {
    nl: 'Alleen de bewaarde sluitingsdagen worden aangenomen. w2 calendar add doet het.',
    en: 'Only the closing days that are kept are adopted. w2 calendar add does it.',
  },
  'rules.flawed': {
    nl: 'De regels zijn geweigerd. Wat niet klopt: {flaws}.',
    en: 'The rules are refused. What is wrong: {flaws}.',
  },
  'rules.versionTaken': {
    nl: 'Regels met versie {version} zijn er al en veranderen niet meer. Geef de nieuwe een andere versie.',
    en: 'Rules of version {version} are there already and do not change. Give the new ones another version.',
  },
  'calendar.unchanged': {
    nl: 'Op {day} verandert er niets voor {organisation}: w2 calendar toont de sluitingsdagen.',
    en: 'Nothing changes on {day} for {organisation}: w2 calendar shows the closing days.',
  },
  'calendar.unknownOrganisation': {
    nl: 'Die organisatie is er niet. Kies uit: {ids}.',
    en: 'There is no such organisation. Choose from: {ids}.',
  },
  'calendar.dayOver': {
    nl: '{day} is voorbij (vandaag is {today}). Kies vandaag of een latere dag: wat al verstreken is, verschuift niet meer.',
    en: '{day} is over (today is {today}). Choose today or a later day: what is past does not move any more.',
  },
  'calendar.tooFar': {
    nl: '{day} ligt te ver vooruit: een sluitingsdag kan tot en met {last}. Kijk het jaar na.',
    en: '{day} is too far ahead: a closing day can be until {last}. Look at the year.',
  },
  'calendar.noWorkingDay': {
    nl: '{day} is al geen werkdag. Kies een dag van maandag tot vrijdag die geen feestdag is.',
    en: '{day} is no working day anyway. Choose a day from Monday to Friday that is no holiday.',
  },
  'simulation.outOfReach': {
    nl: 'Zo groot wordt een simulatie niet. Vraag minder mensen (tot {people}), jaren (tot {years}) of herhalingen (tot {repeats}); op een pagina samen vermenigvuldigd tot {work}. Wie er nu is, telt mee.',
    en: 'A simulation does not get that large. Ask for fewer people (up to {people}), years (up to {years}) or repeats (up to {repeats}); on a page multiplied together up to {work}. Who is there now counts too.',
  },
  'simulation.farOff': {
    nl: 'Een simulatie begint tussen {first} en {last}. Kies een dag die dichter bij vandaag ligt.',
    en: 'A simulation begins between {first} and {last}. Choose a day nearer to today.',
  },
  'simulation.notEmpty': {
    nl: 'Er zijn al mensen. Op de motor simuleren kan alleen in een lege demo: npm start -- --no-demo, in een map van haar eigen (W2_DATA_DIR).',
    en: 'There are people already. Simulating on the engine needs an empty demo: npm start -- --no-demo, in a folder of its own (W2_DATA_DIR).',
  },
  'simulation.inThePast': {
    nl: 'Geen klok loopt terug. Laat de simulatie vandaag of later beginnen.',
    en: 'No clock runs back. Let the simulation begin today or later.',
  },
  'simulation.tooMany': {
    nl: 'Er zijn meer dan {most} open trajecten: dat past niet in één simulatie. Simuleer zonder de huidige mensen.',
    en: 'There are more than {most} open trajectories: too many for one simulation. Simulate without the present people.',
  },
  'simulation.tooHeavy': {
    nl: 'De simulatie vraagt te veel tijd of geheugen. Vraag minder mensen, jaren of herhalingen.',
    en: 'The simulation takes too much time or memory. Ask for fewer people, years or repeats.',
  },
  'simulation.busy': {
    nl: 'Er lopen al te veel simulaties. Probeer het over enkele minuten opnieuw.',
    en: 'Too many simulations are running. Try again in a few minutes.',
  },
  'capacity.notAllowed': {
    nl: 'Over plaatsen beslist de programmacoördinator. Handel met --as programmeCoordinator:KENMERK.',
    en: 'The programme coordinator decides about places. Act as programmeCoordinator:ID.',
  },
  'capacity.notWaiting': {
    nl: 'Traject {trajectoryId} wacht niet op een plaats. w2 capacity queue PROVINCIE toont wie wacht.',
    en: 'Trajectory {trajectoryId} does not wait for a place. w2 capacity queue PROVINCE shows who waits.',
  },
  'capacity.talkFirst': {
    nl: 'Twee aanbiedingen aan traject {trajectoryId} vervielen. Spreek eerst met de persoon en noteer het contact.',
    en: 'Two offers to trajectory {trajectoryId} lapsed. Talk with the person first and note the contact.',
  },
  'capacity.noneFree': {
    nl: 'In deze provincie is in {year} geen plaats vrij. w2 capacity toont de plaatsen.',
    en: 'No place is free in this province in {year}. w2 capacity shows the places.',
  },
  'capacity.belowTaken': {
    nl: 'Er zijn al {taken} plaatsen ingenomen. Geef minstens zoveel plaatsen.',
    en: '{taken} places are taken already. Give at least so many places.',
  },
  'capacity.aboveMost': {
    nl: 'Een provincie heeft per jaar 0 tot {most} plaatsen. Geef een getal daartussen.',
    en: 'A province has 0 to {most} places a year. Give a number between them.',
  },
  'capacity.yearOutOfReach': {
    nl: 'Plaatsen kunnen alleen voor {from} tot {to} worden vastgelegd.',
    en: 'Places can be set for {from} to {to} only.',
  },
  'agreement.unknownMunicipality': {
    nl: 'Die gemeente bestaat vandaag niet in Vlaanderen; schrijf haar naam of NIS-code.',
    en: 'There is no such municipality in Flanders today; write its name or NIS code.',
  },
  'agreement.bad': {
    nl: 'De overeenkomst klopt niet: zie {field}.',
    en: 'The agreement is not right: see {field}.',
  },
  'agreement.overlaps': {
    nl: 'In die tijd is er al een overeenkomst met dit OCMW ({municipality}).',
    en: 'There is an agreement with this OCMW in that time already ({municipality}).',
  },
  'agreement.none': {
    nl: 'Die dag is er geen overeenkomst met dit OCMW ({municipality}).',
    en: 'There is no agreement with this OCMW on that day ({municipality}).',
  },
  'agreement.notFound': {
    nl: 'Er is geen overeenkomst met dat kenmerk of met die gemeente. w2 agreement list toont welke er zijn.',
    en: 'There is no agreement of that id or with that municipality. w2 agreement list shows the ones there are.',
  },
  'agreement.parked': {
    nl: 'De overeenkomst staat stil: haar gebeurtenissen passen niet bij wat bewaard is. Een operator kijkt ernaar met w2 check.',
    en: 'The agreement is parked: its events do not fit what is kept. An operator looks at it with w2 check.',
  },
  'agreement.noRun': {
    nl: 'De overeenkomst wordt nu niet opgevolgd. Een operator start haar weer met w2 rebuild.',
    en: 'The agreement has no open workflow. An operator starts it again with w2 rebuild.',
  },
  'ocmw.linkUnknown': {
    nl: 'Deze link bestaat niet, of is niet volledig overgenomen.',
    en: 'This link does not exist, or was not copied whole.',
  },
  'ocmw.linkUsed': {
    nl: 'Deze vraag is al beantwoord.',
    en: 'This question is answered already.',
  },
  'ocmw.linkEnded': {
    nl: 'Deze vraag is niet meer nodig: het traject is afgesloten of de toestemming is ingetrokken.',
    en: 'This question is not needed any more: the trajectory ended or consent was withdrawn.',
  },
  'ocmw.badAnswer': {
    nl: 'Dit antwoord past niet bij de vraag; kies uit {allowed}.',
    en: 'This answer does not fit the question; choose from {allowed}.',
  },
  'ocmw.noAgreement': {
    nl: 'Met het OCMW van deze gemeente is er geen samenwerkingsovereenkomst: er gaat niets heen.',
    en: 'There is no cooperation agreement with the OCMW of this municipality: nothing goes there.',
  },
  'staff.unknown': {
    nl: 'Er werkt niemand met het kenmerk {staffId}. w2 staff list toont wie er is.',
    en: 'Nobody works here with the id {staffId}. w2 staff list shows who does.',
  },
  'staff.left': {
    nl: '{staffId} werkt hier niet meer sinds {leftOn}. Kies iemand anders; w2 staff list toont wie er is.',
    en: '{staffId} left on {leftOn}. Choose somebody else; w2 staff list shows who there is.',
  },
  'staff.wrongRole': {
    nl: '{staffId} is {role}; hiervoor is een {wanted} nodig. w2 staff list toont wie dat is.',
    en: '{staffId} is {role}; this takes a {wanted}. w2 staff list shows who that is.',
  },
  'staff.notSpecialised': {
    nl: 'Gespecialiseerde jobcoaching doet een jobcoach van een GOB; {staffId} werkt daar niet.',
    en: 'Specialised jobcoaching is done by a jobcoach of a GOB; {staffId} does not work at one.',
  },
  'staff.specialised': {
    nl: '{staffId} is jobcoach van een GOB en doet alleen gespecialiseerde jobcoaching. Kies een gewone jobcoach.',
    en: '{staffId} is a jobcoach of a GOB and does specialised jobcoaching only. Choose an ordinary jobcoach.',
  },
  'staff.badPeriod': {
    nl: 'Dat is geen periode. Schrijf twee dagen als JJJJ-MM-DD, de eerste niet na de laatste.',
    en: 'That is no period. Write two days as YYYY-MM-DD, the first not after the last.',
  },
  'staff.badDeputy': {
    nl: 'Niemand vervangt zichzelf: kies een andere vervanger dan {staffId}.',
    en: 'Nobody stands in for themself: choose another deputy than {staffId}.',
  },
  'staff.absencePassed': {
    nl: 'Deze afwezigheid is voorbij sinds {until}; vandaag is het {today}. Noteer wat nog komt.',
    en: 'This absence was over on {until}; today is {today}. Note what is still to come.',
  },
  'staff.absenceTooLong': {
    nl: 'Een afwezigheid tot {until} is te lang of te ver vooruit: hoogstens tot {last}. Wie langer wegblijft, vertrekt: w2 staff leave.',
    en: 'An absence until {until} is too long or too far ahead: until {last} at most. Who stays away longer, leaves: w2 staff leave.',
  },
  'staff.leaveOutside': {
    nl: 'Een laatste werkdag op {on} kan niet: wel van {first} tot en met {last}. Kijk het jaar na.',
    en: 'A last day on {on} cannot be: from {first} until {last}. Look at the year.',
  },
  'staff.awayThen': {
    nl: '{staffId} is al afwezig van {fromOn} tot en met {untilOn}. Noteer alleen de dagen ervoor of erna, of zeg eerst w2 staff back.',
    en: '{staffId} is away already from {fromOn} until {untilOn}. Note only the days before or after, or say w2 staff back first.',
  },
  'staff.otherDeputy': {
    nl: '{deputyId} kan niet vervangen: dat doet iemand met dezelfde rol ({role}) in dezelfde organisatie ({organisationId}).',
    en: '{deputyId} cannot stand in: that takes somebody of the same role ({role}) in the same organisation ({organisationId}).',
  },
  'staff.deputyCircle': {
    nl: '{deputyId} wordt in die dagen zelf, misschien langs anderen, vervangen door {staffId}. Kies een andere vervanger.',
    en: 'In those days {deputyId} is replaced, perhaps by way of others, by {staffId}. Choose another deputy.',
  },
  'staff.away': {
    nl: '{staffId} is afwezig tot en met {untilOn}: nieuw werk zou blijven liggen. Kies iemand anders.',
    en: '{staffId} is away until {untilOn}: new work would lie still. Choose somebody else.',
  },
  'staff.taken': {
    nl: 'Dit kenmerk of dit mailadres is al in gebruik.',
    en: 'This id or this mail address is taken.',
  },
  'staff.badField': {
    nl: 'Het veld {field} klopt niet. {expected}',
    en: 'The field {field} is wrong. {expected}',
  },
  'organisation.unknown': {
    nl: 'Deze organisatie is niet bekend: {organisationId}. Bekend zijn: {ids}.',
    en: 'This organisation is not known: {organisationId}. Known are: {ids}.',
  },
} as const satisfies Record<string, Words>;
