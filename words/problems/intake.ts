import type { Words } from '../lang.ts';

/** With who comes in: a list, a person, someone to contact first. */
export const intakeProblems = {
  'registration.duplicate': {
    nl: 'Deze persoon heeft al een open traject: {duplicateOf}.',
    en: 'This person already has an open trajectory: {duplicateOf}.',
  },
  'registration.refused': {
    nl: 'De persoon kan zo niet worden aangemeld. Verbeter de genoemde velden.',
    en: 'The person cannot be registered like this. Mend the fields named.',
  },
  'registration.tryLists': {
    nl: 'Een proef (dryRun) is er voor lijsten, niet voor één persoon.',
    en: 'There is a dry run of lists, not of one person.',
  },
  'list.tooHeavy': {
    nl: 'Dit bestand vraagt om te lezen veel meer geheugen of tijd dan een lijst mag. Bewaar de lijst opnieuw als CSV, of splits ze.',
    en: 'Reading this file takes far more memory or time than a list may. Save the list as CSV again, or split it.',
  },
  'list.tooLarge': {
    nl: 'Het bestand is te groot. Kies het juiste bestand, of splits de lijst.',
    en: 'The file is too large. Choose the right file, or split the list.',
  },
  'list.encoding': {
    nl: 'Het bestand is geen XLSX of CSV. Bewaar de lijst in Excel als XLSX of als "CSV UTF-8" en probeer opnieuw.',
    en: 'The file is no XLSX or CSV. Save the list in Excel as XLSX or as "CSV UTF-8" and try again.',
  },
  'list.password': {
    nl: 'Het bestand is met een wachtwoord beveiligd. Bewaar het in Excel zonder wachtwoord en probeer opnieuw.',
    en: 'The file is protected by a password. Save it in Excel without one and try again.',
  },
  'list.letters': {
    nl: 'Op regel {line} staan letters in een andere codering dan in de rest van het bestand, of in een oude. Bewaar de lijst opnieuw als XLSX of als "CSV UTF-8", vanuit het programma waaruit ze komt, en kijk de namen op die regel na.',
    en: 'Line {line} has letters in another encoding than the rest of the file, or in an old one. Save the list again as XLSX or as "CSV UTF-8", from the program it came from, and look at the names on that line.',
  },
  'list.notAList': {
    nl: 'Het bestand is beschadigd of geen rekenblad. Bewaar de lijst opnieuw als XLSX of als "CSV UTF-8".',
    en: 'The file is damaged or no spreadsheet. Save the list again as XLSX or as "CSV UTF-8".',
  },
  'list.tooManyRows': {
    nl: 'De lijst heeft meer dan {most} rijen. Splits ze.',
    en: 'The list has more than {most} rows. Split it.',
  },
  'list.severalSheets': {
    nl: 'Er staat een lijst op meer dan één blad: {sheets}. Zeg welk blad bedoeld is (sheet, op de opdrachtregel --sheet), of * voor alle.',
    en: 'There is a list on more than one sheet: {sheets}. Say which sheet is meant (sheet, on the command line --sheet), or * for all.',
  },
  'list.noSheet': {
    nl: 'Dat blad is er niet, is verborgen of is leeg. Kies uit: {sheets}.',
    en: 'That sheet is not there, is hidden or is empty. Choose from: {sheets}.',
  },
  'list.empty': {
    nl: 'Het bestand is leeg. Kies een lijst met een regel kolomnamen en een regel per persoon.',
    en: 'The file is empty. Choose a list with a line of column names and a line for each person.',
  },
  'list.missingColumns': {
    nl: 'Deze kolommen ontbreken: {columns}. Voeg ze toe aan de regel met kolomnamen, bovenaan; ze mogen leeg zijn waar er niets bekend is.',
    en: 'These columns are missing: {columns}. Add them to the line of column names, on top; they may be empty where nothing is known.',
  },
  'list.duplicateColumns': {
    nl: 'Deze kolommen staan er meer dan één keer in: {columns}. Houd er één van.',
    en: 'These columns are there more than once: {columns}. Keep one of each.',
  },
  'list.badCursor': {
    nl: 'Deze plaats in de lijst bestaat niet. Geef de `next` van de vorige bladzijde.',
    en: 'There is no such place in the list. Give the `next` of the page before.',
  },
  'list.quotes': {
    nl: 'De aanhalingstekens kloppen niet in de rij die begint op regel {line}. Zet het veld tussen aanhalingstekens en schrijf een aanhalingsteken erin dubbel.',
    en: 'The quotation marks are wrong in the row that starts on line {line}. Put the cell between quotation marks, and write one within it twice.',
  },
  'riziv.noAnswer': {
    nl: 'Het RIZIV geeft geen lijst ({problem}); w2 systems toont hoe het ermee gaat. Probeer later opnieuw.',
    en: 'RIZIV gives no list ({problem}); w2 systems says how it is. Try again later.',
  },
  'prospects.listKnown': {
    nl: 'Dit bestand werd al ingelezen op {on} (lijst {listId}): er verandert niets.',
    en: 'This file was taken in already on {on} (list {listId}): nothing changes.',
  },
  'prospects.badFilter': {
    nl: '{field} klopt niet; kies uit: {allowed}.',
    en: '{field} is wrong; choose from: {allowed}.',
  },
  'prospect.unknown': {
    nl: 'Niemand op de lijsten heeft dit kenmerk.',
    en: 'Nobody on the lists has this id.',
  },
  'prospect.registered': {
    nl: 'Deze persoon is al aangemeld.',
    en: 'This person is registered already.',
  },
  'prospect.beforeList': {
    nl: 'De dag ligt voor de dag waarop de lijst binnenkwam. Geef een latere dag.',
    en: 'The day lies before the day the list came in. Give a later day.',
  },
  'prospect.future': {
    nl: 'Een poging kan niet in de toekomst liggen.',
    en: 'An attempt cannot lie in the future.',
  },
  'prospect.tooFewAttempts': {
    nl: 'Iemand heet pas onbereikbaar na drie pogingen op verschillende dagen.',
    en: 'Nobody is called unreachable before three attempts on different days.',
  },
  'prospect.notInterested': {
    nl: 'De persoon heeft nog geen ja gezegd: noteer eerst de poging.',
    en: 'The person has not said yes: note the attempt first.',
  },
  'prospect.incomplete': {
    nl: 'Met deze gegevens kan de persoon niet aangemeld worden; kijk dit na: {columns}.',
    en: 'The person cannot be registered with these data; look at: {columns}.',
  },
  'merge.otherPerson': {
    nl: 'Traject {into} is van een andere persoon; er verandert niets. Zijn ze dezelfde, dan voegt w2 person replace-insz de personen en hun trajecten samen.',
    en: 'Trajectory {into} is another person’s; nothing changes. If they are one person, w2 person replace-insz joins the persons and their trajectories.',
  },
  'merge.intoUnknown': {
    nl: 'Het traject {into} is er niet of is afgesloten. Samenvoegen kan alleen met een open traject.',
    en: 'The trajectory {into} is not there or is closed. A trajectory is merged into an open one only.',
  },
  'merge.keepUnknown': {
    nl: 'Dat traject is geen open traject van deze persoon. Geef bij --keep een van de open trajecten.',
    en: 'That is no open trajectory of this person. Give one of the open ones with --keep.',
  },
  'merge.refused': {
    nl: 'Traject {trajectoryId} kon niet worden samengevoegd ({code}). Er is niets aan de persoon veranderd; probeer het opnieuw.',
    en: 'Trajectory {trajectoryId} could not be merged ({code}). Nothing about the person was changed; try again.',
  },
  'person.unknown': {
    nl: 'Deze persoon is er niet. Kijk het nummer na.',
    en: 'There is no such person. Look at the number.',
  },
  'person.erased': {
    nl: 'De gegevens van deze persoon zijn gewist. Meld de persoon opnieuw aan.',
    en: 'The data of this person is erased. Register the person anew.',
  },
  'person.open': {
    nl: 'Traject {trajectoryId} van deze persoon is nog open. Wissen kan pas als alles is afgesloten.',
    en: 'Trajectory {trajectoryId} of this person is still open. Erasing can be done once all are closed.',
  },
  'person.notAlike': {
    nl: 'Het nieuwe INSZ is van iemand met een andere naam en geboortedatum. Is het toch dezelfde persoon, geef dan --same-person.',
    en: 'The new INSZ belongs to someone with another name and birth date. If it is the same person, give --same-person.',
  },
  'person.notAllowed': {
    nl: 'Een INSZ vervangen kan als bemiddelaar, teamleider of operator, niet als {role}.',
    en: 'A mediator, team lead or operator may replace an INSZ; a {role} may not.',
  },
  'person.changing': {
    nl: 'De gegevens van deze persoon veranderen net. Probeer het zo dadelijk opnieuw.',
    en: 'The data of this person is just being changed. Try again in a moment.',
  },
  'person.otherName': {
    nl: 'Dit INSZ is bekend onder een andere naam. Er is niets veranderd; w2 person proposals toont beide namen.',
    en: 'This INSZ is known under another name. Nothing was changed; w2 person proposals shows both names.',
  },
  'person.mayNotChange': {
    nl: 'Gegevens veranderen kan als bemiddelaar, teamleider, operator of de jobcoach van de persoon, niet als {role}.',
    en: 'A mediator, team lead, operator or the person’s own jobcoach may change data; a {role} may not.',
  },
  'person.nothingToChange': {
    nl: 'Er staat niet bij wat er verandert. Geef minstens één gegeven.',
    en: 'Nothing says what changes. Give at least one field.',
  },
  'person.badAddress': {
    nl: 'Het adres klopt niet ({field}). Geef straat, nummer en een postcode en gemeente die bij elkaar horen, in een van de vijf Vlaamse provincies. Wie daarbuiten gaat wonen, stopt met reden verhuisd (movedAway).',
    en: 'The address is wrong ({field}). Give street, number, and a postcode and municipality that belong together, in one of the five Flemish provinces. For whoever goes to live elsewhere, stop with reason moved away (movedAway).',
  },
  'person.badContact': {
    nl: 'Dit gegeven klopt niet ({field}). Geef één telefoonnummer dat bestaat, één mailadres, of phone, mail of letter.',
    en: 'This is wrong ({field}). Give one telephone number that exists, one mail address, or phone, mail or letter.',
  },
  'proposal.unknown': {
    nl: 'Dit voorstel is er niet. w2 person proposals toont ze.',
    en: 'There is no such proposal. w2 person proposals shows them.',
  },
  'proposal.decided': {
    nl: 'Over dit voorstel is al beslist.',
    en: 'This proposal was decided already.',
  },
  'province.followsAddress': {
    nl: 'De provincie volgt uit het adres. Verander het adres: w2 person address {trajectoryId}.',
    en: 'The province follows from the address. Change the address: w2 person address {trajectoryId}.',
  },
  'insz.invalid': {
    nl: 'Een van de nummers klopt niet ({reasons}). Kijk de cijfers na.',
    en: 'One of the numbers is wrong ({reasons}). Look at the digits.',
  },
  'insz.same': {
    nl: 'Het oude en het nieuwe INSZ zijn hetzelfde.',
    en: 'The old and the new INSZ are the same.',
  },
  'insz.replacedBefore': {
    nl: 'Dit INSZ werd al door een ander vervangen. Geef het huidige: w2 person show toont het.',
    en: 'This INSZ was replaced by another already. Give the present one: w2 person show shows it.',
  },
} as const satisfies Record<string, Words>;
