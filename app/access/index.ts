/** Who may come in: accounts, what claims mean, blocks, sessions, links. How somebody signs in is beside it, for the door alone. */
export {
  blockAccess,
  blockReasons,
  endSession,
  listBlocks,
  listSessions,
  unblockAccess,
  type BlockReason,
} from './blocks.ts';
export {
  addMapping,
  linkColleague,
  listAccounts,
  listMappings,
  nameOrganisationCode,
  removeMapping,
} from './mappings.ts';
export { endFeed, makeFeed, showFeed } from './calendars.ts';
export { linkForLetter, makePersonLink } from './person-links.ts';
export { nextStepOf, type NextStep } from './next-step.ts';
