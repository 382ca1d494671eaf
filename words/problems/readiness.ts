import type { Words } from '../lang.ts';

/** With what a process needs before it can begin: the database, Temporal, the systems outside. */
export const readinessProblems = {
  'database.unreachable': {
    nl: 'Postgres antwoordt niet ({reason}). Kijk na of het draait en of DATABASE_URL het aanwijst.',
    en: 'Postgres does not answer ({reason}). See that it runs and that DATABASE_URL names it.',
  },
  'database.login': {
    nl: 'Postgres weigert de gebruiker of het wachtwoord ({reason}). Kijk DATABASE_URL na.',
    en: 'Postgres refuses the user or the password ({reason}). Look at DATABASE_URL.',
  },
  'database.missing': {
    nl: 'De databank van DATABASE_URL bestaat niet. Maak ze aan: createdb.',
    en: 'The database of DATABASE_URL does not exist. Create it: createdb.',
  },
  'database.noTls': {
    nl: 'Deze Postgres spreekt geen TLS. Zet ssl daar aan, of laat sslmode weg uit DATABASE_URL.',
    en: 'This Postgres speaks no TLS. Turn ssl on there, or leave sslmode out of DATABASE_URL.',
  },
  'database.certificate': {
    nl: 'Het certificaat van Postgres wordt niet vertrouwd ({reason}). Wijs in DATABASE_URL aan wie het uitgaf: sslmode=verify-full&sslrootcert=BESTAND.',
    en: 'The certificate of Postgres is not trusted ({reason}). Name its authority in DATABASE_URL: sslmode=verify-full&sslrootcert=FILE.',
  },
  'database.behind': {
    nl: 'De tabellen zijn ouder dan deze software ({pending} wijzigingen). w2 setup werkt ze bij.',
    en: 'The tables are older than this software ({pending} changes). w2 setup brings them up to date.',
  },
  'temporal.unreachable': {
    nl: 'Temporal antwoordt niet. Kijk na of het draait en of TEMPORAL_ADDRESS het aanwijst.',
    en: 'Temporal does not answer. See that it runs and that TEMPORAL_ADDRESS names it.',
  },
  'temporal.noNamespace': {
    nl: 'Temporal heeft geen namespace {namespace}. w2 setup maakt die.',
    en: 'Temporal has no namespace {namespace}. w2 setup makes it.',
  },
  'temporal.noAttributes': {
    nl: 'In namespace {namespace} ontbreken zoekvelden: {attributes}. w2 setup voegt ze toe.',
    en: 'Search attributes are missing in namespace {namespace}: {attributes}. w2 setup adds them.',
  },
  'temporal.otherAttributes': {
    nl: 'Deze zoekvelden zijn van een andere soort dan die van W²: {attributes}. Geef W² een eigen namespace.',
    en: 'These search attributes are of another type than those of W²: {attributes}. Give W² a namespace of its own.',
  },
  'temporal.shortRetention': {
    nl: 'Namespace {namespace} bewaart afgesloten workflows maar {days} dagen. w2 setup maakt er {least} van.',
    en: 'Namespace {namespace} keeps closed workflows for {days} days only. w2 setup makes it {least}.',
  },
  'outside.sandbox': {
    nl: '{variable} wijst een sandbox aan. Geef in productie het adres van het systeem zelf.',
    en: '{variable} names a sandbox. In production give the address of the system itself.',
  },
} as const satisfies Record<string, Words>;
