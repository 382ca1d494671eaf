import type { Command, CommanderError } from 'commander';

const headings: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Arguments:': 'Argumenten:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
};

/** Words that commander adds itself. */
const translated = (text: string): string =>
  text.replace('[options]', '[opties]').replace('[command]', '[opdracht]').replace('(default: ', '(standaard: ');

/** Help in Dutch, for the program and every command under it. */
export function inDutch(command: Command): Command {
  return command
    .helpOption('-h, --help', 'toont deze hulp')
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      styleUsage: translated,
      styleSubcommandTerm: translated,
      styleOptionDescription: translated,
    })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
}

/** What commander found wrong, as one Dutch line; its own message is English. */
export function usageLine(error: CommanderError, path: string): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const help = `zie ${path} --help`;
  switch (error.code) {
    case 'commander.unknownCommand':
      return `er is geen opdracht "${quoted}"; ${help}`;
    case 'commander.unknownOption':
      return `de optie ${quoted} bestaat niet; ${help}`;
    case 'commander.missingArgument':
      return `het argument ${quoted} ontbreekt; ${help}`;
    case 'commander.missingMandatoryOptionValue':
      return `de optie ${quoted} ontbreekt; ${help}`;
    case 'commander.optionMissingArgument':
      return `de optie ${quoted} heeft een waarde nodig; ${help}`;
    case 'commander.excessArguments':
      return `er staan te veel argumenten; ${help}`;
    default:
      return `dat is verkeerd gebruik${quoted === '' ? '' : `: "${quoted}"`}; ${help}`;
  }
}
