import { markdownTableOf, sentenceOf, type Report } from './report.ts';

/** The page for people beside the JSON: what each figure means, then the table. */
export function pageOf(report: Report): string {
  const { date, machine, versions, open, rounds } = report;
  return `# What a trajectory costs

Made by \`npm run bench\`; the figures with every round are in the JSON file of the same name.

Absolute figures belong to the machine they were taken on. What can be compared is the ratio to **the floor**: bare
Temporal doing the same with the least that it can be asked. Both are measured in one run, taking turns, on the same
servers, as durable as those of \`npm start\` (every write on disk before it is answered).

- **Floor**: a workflow with one Update (with a validator), one ordinary activity that writes one row to Postgres, and
  one timer. No codec, no search attributes, default worker options; only the size of the cache is ours, and neither side
  writes down a stack trace at each promise.
- **Ours**: the trajectory workflow as production runs it, through the application: command → decision → events, read
  models and deadlines in one transaction → answer. Encrypted payloads, search attributes, details, four timers each,
  a pinned build.
- **Ratio**: ours divided by floor, the median over the rounds; **spread** is the least and the most.

| figure | what it means |
|---|---|
| command | from giving a command until the answer, which comes when what it did is in Postgres; one contact each, spread over all open trajectories. A client gives its next command when the last is answered. |
| processor time per command | of the application, the worker, the Temporal server and Postgres together. |
| runs started | workflows started from state that is in Postgres already (as \`w2 rebuild\` does), eight at once, until the worker has done their first task. |
| registrations | the same from nothing: person, first events and deadlines in one transaction, then the run, until the mediator is told. The floor writes one row and starts. |
| memory | what the worker process holds more than when it was empty, after cleaning its heaps, divided by the workflows in its cache; after the start, and again after all commands. |
| deadlines at one moment | all are due on one date and fire at one real moment, without the spreading over three hours that a real night has: as after an outage. Until the last is in Postgres. |
| command meanwhile | commands given in that time to trajectories that have nothing due. |
| clocks moved | how fast the time machine sets clocks; nothing is due on the way. |
| events replayed | how fast the history of one life of 24 months is replayed, as after a restart. |

${markdownTableOf(report.figures)}

${report.notes.map((note) => `- ${note}`).join('\n')}

## Demands

${report.demands.map((demand) => `- ${sentenceOf(demand).replace(/ +/g, ' ')}`).join('\n')}

## Taken on

${date} · ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform} · ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')} · ${open} open, ${rounds} rounds.
`;
}
