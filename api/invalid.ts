import { answerPattern, datePattern, idPattern, timePattern } from '../domain/durable/field.ts';
import { refuse, type RefusalCode } from '../domain/trajectory/index.ts';
import { refusalSentence, type Lang } from '../words/index.ts';
import { ofCode, type Issue, type ProblemBody } from './problem.ts';

/** An issue as zod reports it through the validator. */
interface ZodIssue {
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

/** What the validator calls the parts of a request, and what the Belgian guide does. */
const parts: Readonly<Record<string, Issue['in']>> = {
  body: 'body',
  params: 'path',
  querystring: 'query',
  headers: 'header',
};

/** Each thing wrong with a body or with path, query and headers, in the words of the domain. */
export function ofInvalid(
  context: string | undefined,
  issues: readonly ZodIssue[],
  given: unknown,
  lang: Lang,
): ProblemBody {
  const where = parts[context ?? ''] ?? 'body';
  const found = issues.flatMap((issue): Issue[] => {
    const path = issue.instancePath === '/' ? [] : issue.instancePath.slice(1).split('/');
    if (issue.keyword === 'unrecognized_keys') {
      // The name of an unknown field comes from the caller and may hold anything; only a plain one is repeated.
      return (issue.params.keys ?? []).map((key) =>
        said('command.unknownField', [...path, /^[\w-]{1,40}$/.test(key) ? key : '(unreadable)'], ''),
      );
    }
    const missing = path.length > 0 && valueAt(given, path) === undefined;
    return [said(missing ? 'command.missingField' : 'command.badField', path, expected(issue))];
  });
  return ofCode(where === 'body' ? 'request.fields' : 'request.invalid', lang, {}, found);

  function said(code: RefusalCode, path: readonly string[], expects: string): Issue {
    const name = path.map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index > 0 ? `.${part}` : part)).join('');
    const field = name || '(body)';
    const unknown = code === 'command.unknownField';
    const type = `urn:problem-type:belgif:input-validation:${unknown ? 'unknownInput' : 'schemaViolation'}`;
    const detail = unknown
      ? { nl: `Het veld ${field} kent deze vraag niet.`, en: `This request has no field ${field}.` }[lang]
      : refusalSentence(refuse(code, { field, expected: expects }), lang);
    return { type, in: where, name, code, detail };
  }
}

/** What the domain calls the forms it asks for. */
const forms: readonly (readonly [RegExp, string])[] = [
  [datePattern, 'YYYY-MM-DD'],
  [timePattern, 'HH:MM'],
  [idPattern, 'id'],
  [answerPattern, 'answer'],
];

function expected({ params, keyword }: ZodIssue): string {
  if (params.values) return params.values.join('|');
  if (params.format === 'date') return 'YYYY-MM-DD';
  const form = forms.find(([pattern]) => params.pattern === String(pattern));
  if (form) return form[1];
  return params.expected === 'boolean' ? 'true|false' : (params.expected ?? params.format ?? keyword);
}

function valueAt(given: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (it, key) => (typeof it === 'object' && it !== null ? (it as Record<string, unknown>)[key] : undefined),
    given,
  );
}
