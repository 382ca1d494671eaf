import { answerPattern, datePattern, idPattern, timePattern } from '../domain/durable/field.ts';
import { refuse, type RefusalCode } from '../domain/trajectory/index.ts';
import { refusalSentence, type Lang } from '../words/index.ts';
import { ofCode, type ProblemBody, type ProblemError } from './problem.ts';

/** An issue as zod reports it through the validator. */
interface Issue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: {
    readonly keys?: readonly string[];
    readonly values?: readonly unknown[];
    readonly format?: string;
    readonly pattern?: string;
    readonly expected?: string;
  };
}

/** Each thing wrong with a body (422) or with path, query and headers (400), in the words of the domain. */
export function ofInvalid(
  context: string | undefined,
  issues: readonly Issue[],
  given: unknown,
  lang: Lang,
): ProblemBody {
  const inBody = context === 'body';
  const errors = issues.flatMap((issue): ProblemError[] => {
    const path = issue.instancePath === '/' ? '' : issue.instancePath;
    if (issue.keyword === 'unrecognized_keys') {
      // The name of an unknown field comes from the caller and may hold anything; only a plain one is repeated.
      return (issue.params.keys ?? []).map((key) =>
        error('command.unknownField', `${path}/${/^[\w-]{1,40}$/.test(key) ? key : '(unreadable)'}`, ''),
      );
    }
    const missing = path !== '' && valueAt(given, path) === undefined;
    return [error(missing ? 'command.missingField' : 'command.badField', path || '/', expected(issue))];
  });
  return ofCode(inBody ? 'request.fields' : 'request.invalid', lang, {}, errors);

  function error(code: RefusalCode, pointer: string, expects: string): ProblemError {
    const field = pointer.slice(1).replaceAll('/', '.') || '(body)';
    const where = inBody ? { pointer } : { parameter: field };
    if (code === 'command.unknownField') {
      const detail = { nl: `Het veld ${field} kent deze vraag niet.`, en: `This request has no field ${field}.` }[lang];
      return { ...where, code, detail };
    }
    return { ...where, code, detail: refusalSentence(refuse(code, { field, expected: expects }), lang) };
  }
}

/** What the domain calls the forms it asks for. */
const forms: readonly (readonly [RegExp, string])[] = [
  [datePattern, 'YYYY-MM-DD'],
  [timePattern, 'HH:MM'],
  [idPattern, 'id'],
  [answerPattern, 'answer'],
];

function expected({ params, keyword }: Issue): string {
  if (params.values) return params.values.join('|');
  if (params.format === 'date') return 'YYYY-MM-DD';
  const form = forms.find(([pattern]) => params.pattern === String(pattern));
  if (form) return form[1];
  return params.expected === 'boolean' ? 'true|false' : (params.expected ?? params.format ?? keyword);
}

function valueAt(given: unknown, path: string): unknown {
  return path
    .slice(1)
    .split('/')
    .reduce<unknown>(
      (it, key) => (typeof it === 'object' && it !== null ? (it as Record<string, unknown>)[key] : undefined),
      given,
    );
}
