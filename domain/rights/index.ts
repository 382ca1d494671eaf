/** Who may do and see what. */
export { announcedTypes, announcementsOf, type Announcement, type Audience } from './announced.ts';
export {
  actorOfCaller,
  direct,
  type Caller,
  type Citizen,
  type Colleague,
  type ColleagueRole,
  type Direct,
  type Machine,
  type OcmwWorker,
  type Specialist,
} from './caller.ts';
