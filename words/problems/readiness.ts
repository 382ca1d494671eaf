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
  'database.serverName': {
    nl: 'Het certificaat van Postgres staat op een andere naam dan DATABASE_URL. Geef de naam die erin staat.',
    en: 'The certificate of Postgres is of another name than DATABASE_URL has. Give the name that stands in it.',
  },
  'database.clientCertificate': {
    nl: 'Postgres aanvaardt ons certificaat niet ({reason}). Kijk sslcert en sslkey in DATABASE_URL na.',
    en: 'Postgres does not take our certificate ({reason}). Look at sslcert and sslkey in DATABASE_URL.',
  },
  'database.needsTls': {
    nl: 'Postgres laat ons alleen over TLS binnen. Zet in DATABASE_URL sslmode=verify-full&sslrootcert=BESTAND.',
    en: 'Postgres lets us in over TLS only. Say in DATABASE_URL sslmode=verify-full&sslrootcert=FILE.',
  },
  'database.crowded': {
    nl: 'Postgres aanvaardt geen verbindingen meer. Verhoog daar max_connections, of stop wat ze bezet houdt.',
    en: 'Postgres takes no more connections. Raise max_connections there, or stop what holds them.',
  },
  'database.readOnly': {
    nl: 'Postgres neemt niets op: deze is alleen leesbaar (een reserve?). Laat DATABASE_URL de server aanwijzen die schrijft.',
    en: 'Postgres takes nothing in: it is read-only (a standby?). Let DATABASE_URL name the server that writes.',
  },
  'database.behind': {
    nl: 'De tabellen zijn ouder dan deze software ({pending} wijzigingen). w2 setup werkt ze bij.',
    en: 'The tables are older than this software ({pending} changes). w2 setup brings them up to date.',
  },
  'temporal.unreachable': {
    nl: 'Temporal antwoordt niet. Kijk na of het draait en of TEMPORAL_ADDRESS het aanwijst.',
    en: 'Temporal does not answer. See that it runs and that TEMPORAL_ADDRESS names it.',
  },
  'temporal.noTls': {
    nl: 'Temporal spreekt daar geen TLS. Kijk TEMPORAL_ADDRESS na, of zet TEMPORAL_TLS op false.',
    en: 'Temporal speaks no TLS there. Look at TEMPORAL_ADDRESS, or set TEMPORAL_TLS to false.',
  },
  'temporal.needsTls': {
    nl: 'Temporal spreekt alleen TLS. Zet TEMPORAL_TLS op true, of TEMPORAL_TLS_SERVER_CA_CERT_PATH bij een eigen uitgever.',
    en: 'Temporal speaks TLS only. Set TEMPORAL_TLS to true, or TEMPORAL_TLS_SERVER_CA_CERT_PATH where its authority is your own.',
  },
  'temporal.certificate': {
    nl: 'Het certificaat van Temporal wordt niet vertrouwd. Wijs met TEMPORAL_TLS_SERVER_CA_CERT_PATH aan wie het uitgaf.',
    en: 'The certificate of Temporal is not trusted. Name its authority by TEMPORAL_TLS_SERVER_CA_CERT_PATH.',
  },
  'temporal.serverName': {
    nl: 'Het certificaat van Temporal staat op een andere naam. Geef met TEMPORAL_TLS_SERVER_NAME de naam die erin staat.',
    en: 'The certificate of Temporal is of another name. Give the one that stands in it by TEMPORAL_TLS_SERVER_NAME.',
  },
  'temporal.clientCertificate': {
    nl: 'Temporal aanvaardt ons certificaat niet, of vraagt er een. Kijk TEMPORAL_TLS_CLIENT_CERT_PATH en TEMPORAL_TLS_CLIENT_KEY_PATH na.',
    en: 'Temporal does not take our certificate, or wants one. Look at TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH.',
  },
  'temporal.apiKey': {
    nl: 'Temporal aanvaardt de API-sleutel niet, of vraagt er een. Kijk TEMPORAL_API_KEY na, en of die bij TEMPORAL_NAMESPACE mag.',
    en: 'Temporal does not take the API key, or wants one. Look at TEMPORAL_API_KEY, and that it may use TEMPORAL_NAMESPACE.',
  },
  'temporal.madeElsewhere': {
    nl: 'Temporal laat ons geen namespace of zoekvelden maken of wijzigen. Doe dat met de eigen middelen ervan, zoals de console van Temporal Cloud.',
    en: 'Temporal lets us make or change no namespace and no search attributes. Do that with its own tools, such as the console of Temporal Cloud.',
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
