import * as access from './access/index.ts';
import * as agreements from './agreements/index.ts';
import * as cohorts from './cohorts/index.ts';
import * as contracts from './contracts/index.ts';
import * as demo from './demo/index.ts';
import * as figures from './figures/index.ts';
import { outcomeOf, withIdempotency } from './idempotency.ts';
import * as hours from './hours/index.ts';
import * as intake from './intake/index.ts';
import * as machines from './machines/index.ts';
import { openApp } from './open.ts';
import * as operations from './operations/index.ts';
import * as people from './people/index.ts';
import * as places from './places/index.ts';
import { gates, guarded } from './rights/index.ts';
import { setUp } from './setup/index.ts';
import * as publication from './publication/index.ts';
import * as rules from './rules/index.ts';
import * as simulation from './simulation/index.ts';
import * as trajectories from './trajectories/index.ts';

const { listSections: _sections, listOrders: _orders, ...trajectoryVerbs } = trajectories;
const { readRegistrationList, readListRows, writeRefused, ...intakeVerbs } = intake;
const {
  answerEmployerLink,
  answerOcmwLink,
  readEmployerLink,
  readOcmwLink,
  mostReturnedBytes: _most,
  staffRoles,
  organisationNames,
  ...peopleVerbs
} = people;
const { checkRules, ...ruleVerbs } = rules;
// For the token's own door, and for the workers that deliver.
const { machineToken: _token, pokeWaiting: _poke, receiverOf: _of, ...machineVerbs } = machines;
const { blockReasons: _codes, linkForLetter: _link, ...accessVerbs } = access;
// The daily round begins them, and a change of closing days reaches them.
const { beginAgreements: _begin, municipalityStates: _states, ...agreementVerbs } = agreements;
// What the round of the day is made of is for the workers that walk it.
const {
  dailyRound: _round,
  currentBuild: _build,
  isServed: _served,
  scheduled: _scheduled,
  health,
  ...operationVerbs
} = operations;

// What a result looks like is for whoever draws it.
const { simulationCsv: _csv, ...simulated } = simulation;
const { monthMeasures: _measures, monthsOf: _months, monthsPicture: _picture, ...simulationVerbs } = simulated;

/** What is about nobody, or comes with its own right: the token of a link, and the key of a request. */
const free = {
  openApp,
  withIdempotency,
  outcomeOf,
  health,
  setUp,
  readRegistrationList,
  answerEmployerLink,
  readListRows,
  writeRefused,
  answerOcmwLink,
  readEmployerLink,
  readOcmwLink,
  staffRoles,
  organisationNames,
  checkRules,
};

/**
 * Everything the application does, each verb under its own name, as the doors call it: behind its gate. Inside, the slices
 * call each other without. A test may stand others in their place.
 */
export const appVerbs = {
  ...free,
  ...guarded(
    {
      ...accessVerbs,
      ...agreementVerbs,
      ...cohorts,
      ...contracts,
      ...demo,
      ...hours,
      ...figures,
      ...intakeVerbs,
      ...machineVerbs,
      ...operationVerbs,
      ...peopleVerbs,
      ...places,
      ...publication,
      ...ruleVerbs,
      ...simulationVerbs,
      ...trajectoryVerbs,
    },
    gates,
  ),
};

export type Verbs = typeof appVerbs;
