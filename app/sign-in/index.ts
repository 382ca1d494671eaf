/** How somebody comes in: for the doors, which ask this before they know for whom a verb works. */
export { openPersonLink, readPersonLink } from '../access/person-links.ts';
export { endOwnSession, goOver, othersOf, ownSessions, whoHas, type Known } from '../access/sessions.ts';
export { endAtProvider, finishSignIn, goOnSwitching, startSignIn, startSwitch } from './browser.ts';
export { decideOnDevice, deviceToken, startDevice } from './devices.ts';
export { atTerminal, whereW2Is } from './terminal.ts';
