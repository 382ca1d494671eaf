/** Who stands behind trajectories: persons, colleagues, the network of welfare actors, the OCMWs. */
export { staffRoles } from '../../db/codes.ts';
export { planAbsence } from './absence.ts';
export {
  changeAddress,
  changeContact,
  decideProposal,
  listProposals,
  personHistory,
  type AddressChange,
  type Changed,
  type ContactChange,
} from './change.ts';
export {
  answerEmployerLink,
  makeEmployerLink,
  readEmployerLink,
  type EmployerLink,
  type EmployerMatter,
} from './employer-links.ts';
export { addToNetwork, listNetwork } from './network.ts';
export { answerOcmwLink, listOcmwMatters, readOcmwLink, type OcmwMatter } from './ocmw-links.ts';
export { erasePerson, namesakes, replaceInsz, showPerson, type InszToReplace, type ReplaceReport } from './person.ts';
export { ownCalendar, type CalendarEntry } from './own-calendar.ts';
export { listBounces, mailAgain, mostReturnedBytes, takeReturned } from './returned-mail.ts';
export { searchPeople } from './search.ts';
export { addColleague, comeBack, leave, listColleagues, organisationNames, organisations } from './staff.ts';
export { transfer, type TransferReport } from './transfer.ts';
export { workAhead, type WorkAhead } from './work-ahead.ts';
export { breakGlass, revealContact, viewsOf } from './views.ts';
export { listMail, showMail, type Delivery, type Mail } from './mailbox.ts';
