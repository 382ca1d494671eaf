/**
 * Every figure once more, from the exported events alone: written apart from the application, of which it imports nothing,
 * so that one mistake is not made twice. `node test/figures/independent.mjs EXPORT.jsonl FROM UNTIL AS-OF` prints one record a line.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const brussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });
const dayOf = (instant) => brussels.format(new Date(instant));
const number = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const daysFrom = (from, to) => Math.max(0, number(to) - number(from));
const plus = (day, n) => new Date((number(day) + n) * 86_400_000).toISOString().slice(0, 10);

/** @param lines parsed lines of the export */
export function records(lines, { from, until, asOf }) {
  const lives = new Map();
  for (const line of lines) {
    const life = lives.get(line.life) ?? { events: [], traits: [] };
    lives.set(line.life, life);
    if (line.traits) life.traits = line.traits;
    else life.events.push(line);
  }
  return [...lives.values()].flatMap((life) => ofLife(life, { from, until, asOf }));
}

function ofLife({ events: all, traits }, { from, until, asOf }) {
  const known = [];
  let latest = '';
  for (const event of all.toSorted((a, b) => a.sequence - b.sequence)) {
    latest = [latest, event.at, event.recordedAt].sort().at(-1);
    if (dayOf(latest) > asOf) break;
    known.push(event);
  }
  if (known.length === 0) return [];
  const events = takeBackUndone(known);
  const person = traits.filter(({ knownOn }) => knownOn === null || knownOn <= asOf).at(-1) ?? traits[0];
  const referrals = referralsOf(events);
  const born = events[0];
  const provinceAt = (sequence) =>
    events.filter((e) => e.type === 'ProvinceChanged' && e.sequence <= sequence).at(-1)?.province ?? born.province;
  const found = [];

  const say = (figure, on, rest, sequence, referral) => {
    const about = referral ?? referrals.filter((one) => one.sequence <= sequence).at(-1);
    found.push({
      figure,
      on,
      kind: null,
      days: null,
      ...rest,
      province: referral ? provinceAt(referral.sequence) : provinceAt(sequence),
      sex: person?.sex ?? 'unknown',
      ageGroup: group(person?.ages[about?.on ?? born.on] ?? null),
      education: person?.education ?? 'unknown',
      migration: person?.origin ?? 'unknown',
      partner: about?.partner ?? null,
      cohort: about?.cohort ?? null,
      yearOfStart: about?.startedOn ? Number(about.startedOn.slice(0, 4)) : null,
    });
  };
  const happens = (figure, on, rest, sequence, referral) => {
    if (from <= on && on <= until) say(figure, on, rest, sequence, referral);
  };
  const stands = (figure, on, end, kind, sequence, referral) => {
    if (on <= until && (end === null || end > until))
      say(figure, on, { kind, days: number(until) - number(on) }, sequence, referral);
  };

  happens('registrations', born.on, { kind: born.source }, born.sequence);
  for (const r of referrals) {
    happens('referrals', r.on, { kind: r.startedOn ? 'started' : (r.over ?? 'open') }, r.sequence, r);
    for (const w of r.waits) {
      stands('waiting', w.from, w.to, w.step, r.sequence, r);
      if (w.to !== null && w.on)
        happens('waitDays', w.to, { kind: w.step, days: daysFrom(w.from, w.to) }, r.sequence, r);
    }
    if (!r.startedOn) continue;
    const lasted = r.end && daysFrom(r.startedOn, r.end.on);
    happens('groupStarts', r.startedOn, { kind: r.track, days: daysFrom(r.on, r.startedOn) }, r.sequence, r);
    stands('groupsRunning', r.startedOn, r.end?.on ?? null, r.track, r.sequence, r);
    const sixth = plus(r.startedOn, 35);
    const talked = r.talks.some((day) => day !== null && day < sixth);
    happens('consultedBeforeWeek6', sixth, { kind: talked ? 'yes' : 'no' }, r.sequence, r);
    if (!r.end) continue;
    happens('groupEnds', r.end.on, { kind: r.end.as, days: lasted }, r.sequence, r);
    if (r.end.as !== 'early') continue;
    happens('dropouts', r.end.on, { kind: r.end.because, days: lasted }, r.sequence, r);
    if (lasted < 42) {
      const last = events.filter((e) => e.sequence < r.end.sequence && !unsaid.test(e.type)).at(-1);
      happens('earlyDropouts', r.end.on, { kind: named(last), days: lasted }, r.sequence, r);
    }
  }
  for (const r of referrals)
    if (r.outcome) happens('outcomeGroup', r.outcome.on, { kind: r.outcome.kind }, r.sequence, r);

  const phases = phasesOf(events);
  phases.forEach(({ phase, on, sequence }, i) => {
    if (phase !== 'closed') stands('trajectoriesOpen', on, phases[i + 1]?.on ?? null, phase, sequence);
    if (i > 0)
      happens(
        'phaseMoves',
        on,
        { kind: `${phases[i - 1].phase}>${phase}`, days: daysFrom(phases[i - 1].on, on) },
        sequence,
      );
  });
  const way = phases.map(({ phase }) => phase);
  const told = way.length > 60 ? [...way.slice(0, 60), '…'] : way;
  happens('paths', born.on, { kind: told.join('>') }, born.sequence);

  const guided = events.filter(({ type }) => type === 'GuidanceEnded').at(-1);
  const eligible = events.find((e) => e.type === 'EligibilityDecided' && e.verdict === 'eligible');
  if (guided) {
    const days = eligible ? daysFrom(eligible.on, guided.on) : null;
    happens('guidanceEnds', guided.on, { kind: guided.because, days }, guided.sequence);
  }
  const end = events.filter(({ type }) => type === 'TrajectoryClosed').at(-1);
  if (end) happens('trajectoryEnds', end.on, { kind: end.reason, days: daysFrom(born.on, end.on) }, end.sequence);

  const outcomes = events.filter(({ type }) => /^Outcome(Registered|Checked)$/.test(type));
  outcomes.slice(0, 3).forEach((outcome, i) => {
    const next = outcomes[i + 1]?.sequence ?? Infinity;
    const right = events
      .filter((e) => e.type === 'OutcomeCorrected' && e.sequence > outcome.sequence && e.sequence < next)
      .at(-1);
    const figure = ['outcomeGuidance', 'outcome3Months', 'outcome6Months'][i];
    happens(figure, outcome.on, { kind: (right ?? outcome).kind }, outcome.sequence);
  });

  for (const asked of events.filter(({ type }) => type === 'JobCoachingRequested')) {
    const mine = (type) => events.find((e) => e.type === type && e.coachingId === asked.coachingId);
    const begun = mine('JobCoachingStarted');
    const over = mine('JobCoachingEnded');
    if (!begun) continue;
    happens('coachingStarts', begun.on, { kind: asked.kind }, asked.sequence);
    if (!over) continue;
    const ended = { kind: over.because, days: daysFrom(begun.on, over.on) };
    happens('coachingEnds', over.on, ended, asked.sequence);
    if (['settled', 'sixMonths'].includes(over.because)) happens('coachingKept', over.on, ended, asked.sequence);
  }
  for (const sent of events.filter(({ type }) => type === 'ReferredOnward')) {
    const heard = events.filter((e) => e.type === 'OnwardResultRecorded' && e.onwardId === sent.onwardId).at(-1);
    happens('onward', sent.on, { kind: `${sent.destination}:${heard?.result ?? 'notYetKnown'}` }, sent.sequence);
  }

  for (const task of tasksOf(events)) {
    const { rule, from: counted, due, done, late, sequence } = task;
    const days = done === null ? null : daysFrom(counted, done);
    if (rule.startsWith('CON-1') && (done !== null || late !== null))
      happens('consultations', due, { kind: done === null ? 'notHeld' : late === null ? 'inTime' : 'late' }, sequence);
    if (late !== null) happens('deadlinesMissed', late, { kind: rule, days }, sequence);
    else if (done !== null) happens('deadlinesMet', done, { kind: rule, days }, sequence);
  }
  return found;
}

/** A closing that was a mistake never was, nor what was ended at the same moment for it. */
function takeBackUndone(events) {
  const out = new Set();
  for (const { closing } of events.filter(({ type }) => type === 'ClosingUndone')) {
    const end = events.find(({ sequence }) => sequence === closing);
    out.add(closing);
    for (let sequence = closing - 1; sequence > 0; sequence -= 1) {
      const e = events[sequence - 1];
      const withIt =
        /^(DeadlineCancelled|DeregistrationRequested|TrajectoryMerged)$/.test(e.type) ||
        (e.type === 'DeadlineOpened' && e.deadline.rule === 'GRP-5') ||
        (/^(ReferralWithdrawn|GroupTrackEnded|JobCoachingEnded|JobCoachingLapsed)$/.test(e.type) &&
          (e.reason === 'closed' || e.because === 'closed'));
      if (e.at !== end.at || !withIt) break;
      out.add(sequence);
    }
  }
  return events.filter(({ sequence }) => !out.has(sequence));
}

/** For each thing that was noted, the number it was first noted under and the days it was said to be on, the last one true. */
function sayings(events) {
  const said = new Map();
  const of = new Map();
  for (const e of events) {
    if (e.type === 'EventCorrected') {
      const first = of.get(e.corrected);
      if (first === undefined) continue;
      const days = said.get(first);
      const undo = e.corrected !== first;
      days.push({ at: e.at, sequence: e.sequence, day: e.trueOn ?? (undo ? (days.at(-2)?.day ?? null) : null) });
      of.set(e.sequence, first);
    } else if (meets[e.type]) {
      of.set(e.sequence, e.sequence);
      said.set(e.sequence, [{ at: e.at, sequence: e.sequence, day: e.on, type: e.type }]);
    }
  }
  return said;
}

const meets = {
  IntakeTalkHeld: ['INT-1'],
  ActionFinished: ['PLAN-3'],
  EndPrepared: ['CAP-1/warning'],
  ContactRecorded: ['MED-1', 'WAIT-2', 'WAIT-3'],
  PlanReviewed: ['PLAN-2'],
  ConsultationHeld: ['CON-1/intro', 'CON-1/randstad'],
  GroupTrackReviewed: ['GRP-7'],
  AttendanceRecorded: ['GRP-4'],
  AbsenceFollowedUp: ['GRP-4'],
  MidtermReportSubmitted: ['GRP-6'],
  FinalReportSubmitted: ['GRP-5'],
  CoachingRecorded: ['JC-3'],
};

function tasksOf(events) {
  const said = sayings(events);
  const tasks = [];
  for (const e of events) {
    if (e.type !== 'DeadlineOpened' || !['task', 'recurring', 'count'].includes(e.deadline.kind)) continue;
    const { id, rule, from, dueOn } = e.deadline;
    const mine = events.filter((one) => one.deadlineId === id && one.sequence > e.sequence);
    const met = mine.find(({ type }) => type === 'DeadlineMet');
    const moves = mine.filter((one) => one.type === 'DeadlineMoved' && (!met || one.sequence < met.sequence));
    const due = moves.at(-1)?.dueOn ?? dueOn;
    const fresh = moves.filter((one) => one.anew || ['extension', 'plan'].includes(one.reason)).at(-1)?.sequence ?? 0;
    const reached = mine.filter((one) => one.rung === 'overdue' && one.sequence > fresh).at(-1);
    let done = met?.on ?? null;
    let false_ = false;
    if (met) {
      // What was noted last before it, at the same moment, is what met it.
      const by = [...said.values()]
        .flatMap((days) => days.map((one) => ({ ...one, days, type: days[0].type })))
        .filter((one) => one.sequence < met.sequence)
        .sort((a, b) => a.sequence - b.sequence)
        .at(-1);
      if (by && by.at === met.at && meets[by.type].includes(rule)) {
        const later = by.days.filter(({ sequence }) => sequence > by.sequence);
        false_ = later.some(({ day }) => day === null);
        done = later.at(-1)?.day ?? done;
      }
    }
    if (false_) continue;
    const late = done === null ? (reached?.on ?? null) : done > due ? (reached?.on ?? plus(due, 1)) : null;
    tasks.push({ rule, from, due, done, late, sequence: e.sequence });
  }
  return tasks;
}

function referralsOf(events) {
  const said = sayings(events);
  return events
    .filter(({ type }) => type === 'Referred')
    .map((made, index, made_) => {
      const next = made_[index + 1]?.sequence ?? Infinity;
      const mine = events.filter((e) => e.referralId === made.referralId);
      const one = (type) => mine.filter((e) => e.type === type).at(-1);
      const start = one('GroupStarted');
      const end = one('GroupTrackEnded');
      const over = one('ReferralDeclined') ? 'declined' : one('ReferralWithdrawn') ? 'withdrawn' : null;
      const outcome = one('GroupOutcomeRegistered');
      const until = Math.min(
        next,
        mine.find(({ type }) => /^Referral(Declined|Withdrawn)$/.test(type))?.sequence ?? Infinity,
      );
      const here = events.filter((e) => e.sequence > made.sequence && e.sequence < until);
      const talks = here
        .filter(
          (e) =>
            e.type === 'ConsultationHeld' &&
            start &&
            e.sequence > start.sequence &&
            !(end && e.sequence > end.sequence),
        )
        .map((e) => said.get(e.sequence).at(-1).day);
      let cohort = null;
      for (const e of here.filter((x) => x.referralId === made.referralId || x.type === 'ClosingUndone')) {
        if (e.type === 'CohortJoined') cohort = e.cohortId;
        if (e.type === 'CohortLeft') cohort = null;
        if (e.leftCohort !== undefined && !(start && start.sequence < e.sequence)) cohort = null;
      }
      return {
        sequence: made.sequence,
        on: made.on,
        partner: (one('ReferralRedirected') ?? made).partner,
        track: (one('ReferralRedirected') ?? made).track,
        cohort,
        over,
        talks,
        startedOn: start?.on ?? null,
        end: end ?? null,
        outcome: outcome ?? null,
        waits: waitsOf(made, events, until),
      };
    });
}

function waitsOf(made, events, until) {
  const waits = [{ step: 'place', from: made.on, to: null, on: false }];
  const then = { PlaceGranted: 'answer', PlaceAccepted: 'answer', ReferralAccepted: 'start', GroupStarted: null };
  let started = false;
  for (const e of events.filter(({ sequence }) => sequence > made.sequence && sequence <= until)) {
    const last = waits.at(-1);
    const mine = e.referralId === made.referralId;
    if (mine && e.type in then) {
      if (last.to === null) Object.assign(last, { to: e.on, on: true });
      if (then[e.type] === null) started = true;
      else waits.push({ step: then[e.type], from: e.on, to: null, on: false });
    } else if (mine && /^Referral(Declined|Withdrawn)$/.test(e.type)) {
      if (last.to === null) Object.assign(last, { to: e.on, on: false });
    } else if (e.type === 'ClosingUndone' && e.phase === 'waiting' && !started && last.step !== 'place') {
      if (last.to === null) Object.assign(last, { to: e.on, on: false });
      waits.push({ step: 'place', from: e.on, to: null, on: false });
    }
  }
  return waits;
}

function phasesOf(events) {
  const list = [];
  for (const e of events) {
    const now = list.at(-1)?.phase;
    const to = {
      Registered: 'registration',
      ConsentGiven: 'intake',
      PlanAgreed: 'mediation',
      PlaceAccepted: 'mediation',
      GroupTrackEnded: 'mediation',
      PlaceQueued: 'waiting',
      GroupStarted: 'groupTrack',
      GuidanceEnded: 'followUp',
      JobCoachingEnded: 'followUp',
      JobCoachingStarted: 'jobCoaching',
      TrajectoryClosed: 'closed',
      EligibilityDecided: e.verdict === 'eligible' ? 'planning' : undefined,
      ReferralDeclined: now === 'waiting' ? 'mediation' : undefined,
      ReferralWithdrawn: now === 'waiting' ? 'mediation' : undefined,
      ClosingUndone: e.phase,
    }[e.type];
    if (to === undefined || to === now) continue;
    // Ended on the way to a greater end, at one moment: nobody was there.
    const passing = list.at(-1);
    if (
      passing &&
      passing.at === e.at &&
      /^(GuidanceEnded|TrajectoryClosed)$/.test(e.type) &&
      /^(GroupTrackEnded|ReferralWithdrawn|JobCoachingEnded)$/.test(passing.type)
    )
      list.pop();
    if (list.at(-1)?.phase !== to) list.push({ phase: to, on: e.on, sequence: e.sequence, at: e.at, type: e.type });
  }
  return list;
}

/** What follows from what people noted, and what machines say. */
const unsaid =
  /^(Deadline(Opened|Moved|Met|Fell|Cancelled)|Lookup\w+|Inscription(Requested|Refused)|(Rules|Calendar)Adopted|SignalRefused)$/;
const named = (e) =>
  e.type === 'AttendanceRecorded'
    ? `${e.type}:${e.presence}`
    : e.type === 'DeadlineReached'
      ? `${e.type}:${e.rule}`
      : e.type;

function group(age) {
  if (age === null) return 'unknown';
  if (typeof age === 'string') return age;
  const [fewest, most] = age.map((years) => (years < 25 ? 'under25' : years > 58 ? 'over58' : '25to58'));
  return fewest === most ? fewest : 'unknown';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , file, from, until, asOf] = process.argv;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  for (const record of records(lines, { from, until, asOf })) console.log(JSON.stringify(record));
}
