import { personFieldWords } from '../../words/index.ts';

type Field = keyof typeof personFieldWords;

/** What a list says otherwise, and what it brought that was not known: names of fields only. */
export function differsText({
  fields,
  filled,
  otherName,
}: {
  readonly fields: readonly Field[];
  readonly filled: readonly Field[];
  readonly otherName: boolean;
}): string {
  const names = (some: readonly Field[]): string => some.map((field) => personFieldWords[field].nl).join(', ');
  const said = otherName
    ? 'LET OP, andere naam: niets veranderd'
    : fields.length > 0
      ? `verschilt: ${names(fields)}`
      : '';
  return [said, filled.length > 0 ? `aangevuld: ${names(filled)}` : ''].filter(Boolean).join('; ');
}
