import { Command, CommanderError } from 'commander';
import { accessCommand } from './commands/access.ts';
import { agreementCommand } from './commands/agreement.ts';
import { contractsCommand } from './commands/contracts.ts';
import { statementCommand } from './commands/statement.ts';
import { calendarCommand } from './commands/calendar.ts';
import { capacityCommand } from './commands/capacity.ts';
import { checkCommand } from './commands/check.ts';
import { cohortCommand } from './commands/cohort.ts';
import { hoursCommand } from './commands/hours.ts';
import { commandsCommand } from './commands/commands.ts';
import { doCommand } from './commands/do.ts';
import { figuresCommand } from './commands/figures.ts';
import { forecastCommand } from './commands/forecast.ts';
import { forwardCommand } from './commands/forward.ts';
import { loginCommand, logoutCommand, whoamiCommand } from './commands/login.ts';
import { listCommand } from './commands/list.ts';
import { lettersCommand, notesCommand } from './commands/letters.ts';
import { lookupsCommand } from './commands/lookups.ts';
import { bouncesCommand } from './commands/bounces.ts';
import { messagesCommand } from './commands/messages.ts';
import { machinesCommand } from './commands/machines.ts';
import { networkCommand } from './commands/network.ts';
import { personCommand } from './commands/person.ts';
import { planCommand } from './commands/plan.ts';
import { reopenCommand } from './commands/reopen.ts';
import { undoClosingCommand } from './commands/undo-closing.ts';
import { listsCommand, prospectCommand, prospectsCommand } from './commands/prospects.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { buildsCommand } from './commands/builds.ts';
import { refreshCommand } from './commands/refresh.ts';
import { registerCommand } from './commands/register.ts';
import { answerCommand, reportCommand } from './commands/report.ts';
import { rulesCommand } from './commands/rules.ts';
import { simulateCommand } from './commands/simulate.ts';
import { setupCommand } from './commands/setup.ts';
import { showCommand } from './commands/show.ts';
import { staffCommand } from './commands/staff.ts';
import { sweepCommand } from './commands/sweep.ts';
import { systemsCommand } from './commands/systems.ts';
import { webhooksCommand } from './commands/webhooks.ts';
import { whatIfCommand } from './commands/what-if.ts';
import { whyCommand } from './commands/why.ts';
import { exit, exitHelp, failureOf, type ExitCode, type Failure } from './exit.ts';
import { printJson, type Io } from './io.ts';
import { asOneself, directHelp, directOption, type Terminal } from './kept.ts';
import { inDutch, usageLine } from './usage.ts';

const commands = [
  registerCommand,
  listCommand,
  showCommand,
  lookupsCommand,
  whyCommand,
  forecastCommand,
  commandsCommand,
  doCommand,
  forwardCommand,
  checkCommand,
  systemsCommand,
  rebuildCommand,
  refreshCommand,
  buildsCommand,
  capacityCommand,
  figuresCommand,
  reportCommand,
  answerCommand,
  simulateCommand,
  rulesCommand,
  calendarCommand,
  whatIfCommand,
  reopenCommand,
  undoClosingCommand,
  planCommand,
  lettersCommand,
  notesCommand,
  messagesCommand,
  bouncesCommand,
  networkCommand,
  agreementCommand,
  contractsCommand,
  statementCommand,
  machinesCommand,
  webhooksCommand,
  listsCommand,
  prospectsCommand,
  prospectCommand,
  personCommand,
  sweepCommand,
  staffCommand,
  cohortCommand,
  hoursCommand,
  accessCommand,
  loginCommand,
  logoutCommand,
  whoamiCommand,
  setupCommand,
];

/** Runs one command line and answers with its exit code; nothing is thrown. */
export async function runCli(given: readonly string[], outer: Io): Promise<ExitCode> {
  let code: ExitCode = exit.ok;
  const argv = given.filter((word) => word !== directOption);
  const terminal: Terminal = { direct: argv.length < given.length, command: '', kept: null };
  const io: Io = { ...outer, ...(outer.kept ? { terminal } : {}) };
  const program = inDutch(new Command('w2'))
    .description('W²: trajecten van armoede naar werk, vanaf de opdrachtregel.')
    // What stands after a word belongs to that word: `w2 capacity queue limburg --json`.
    .enablePositionalOptions()
    .helpCommand('help [OPDRACHT]', 'toont hulp bij een opdracht')
    .addHelpText('after', `\n${directHelp}\n\n${exitHelp}`)
    .hook('preAction', async (_program, command) => asOneself(io, terminal, command));
  const ends = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work;
  };
  for (const add of commands) add({ program, io, ends });
  const [, ...below] = allOf(program);
  for (const command of below) inDutch(command).addHelpText('after', `\n${exitHelp}`);
  for (const command of allOf(program)) {
    command.configureOutput({
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => {},
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exit.ok;
    // No command at all: commander has shown the help.
    if (thrown instanceof CommanderError && thrown.code === 'commander.help') return exit.usage;
    return fail(io, argv, thrown instanceof CommanderError ? ofUsage(program, argv, thrown) : failureOf(thrown));
  }
}

/** A command with all that are under it. */
const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

function ofUsage(program: Command, argv: readonly string[], error: CommanderError): Failure {
  const path = ['w2'];
  let command: Command | undefined = program;
  for (const word of argv) {
    command = command?.commands.find((one) => one.name() === word);
    if (!command) break;
    path.push(word);
  }
  return { exitCode: exit.usage, code: 'usage', message: usageLine(error, path.join(' ')) };
}

/** One line on stderr for people; with `--json` also the code on stdout, so a script need not read sentences. */
function fail(io: Io, argv: readonly string[], { exitCode, code, message, all = [message] }: Failure): ExitCode {
  for (const line of all) io.err(`w2: ${line}`);
  if (argv.includes('--json')) printJson(io, { error: { code, message, ...(all.length > 1 && { all }) } });
  return exitCode;
}
