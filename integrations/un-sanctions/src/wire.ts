import { z } from 'zod';

/** Elements that are missing, empty or blank are nothing. */
const text = z
  .array(z.unknown())
  .default([])
  .transform(([first]) => (typeof first === 'string' && first.trim() !== '' ? first.trim() : null));
/** A list of records; an empty element is none. */
const many = <S extends z.ZodObject>(shape: S) =>
  z
    .array(z.union([z.string().transform(() => null), shape]))
    .default([])
    .transform((records) => records.filter((record) => record !== null));
/** `<NATIONALITY><VALUE>..</VALUE></NATIONALITY>`, any number of times. */
const values = z
  .array(
    z.union([
      z.string().transform((): string[] => []),
      z.object({ VALUE: z.array(z.string()).default([]) }).transform(({ VALUE }) => VALUE),
    ]),
  )
  .default([])
  .transform((lists) => lists.flat().filter((value) => value.trim() !== ''));

const alias = z.object({ QUALITY: text, ALIAS_NAME: text });
const address = z.object({ STREET: text, CITY: text, STATE_PROVINCE: text, ZIP_CODE: text, COUNTRY: text });
const birth = z.object({ TYPE_OF_DATE: text, DATE: text, YEAR: text, FROM_YEAR: text, TO_YEAR: text });
const document = z.object({ TYPE_OF_DOCUMENT: text, TYPE_OF_DOCUMENT2: text, NUMBER: text });

/** A person or an entity; what one of them has not is empty. */
export const unRecord = z.object({
  DATAID: z.tuple([z.string().regex(/^\d{1,12}$/)]),
  FIRST_NAME: z.tuple([z.string()]),
  SECOND_NAME: text,
  THIRD_NAME: text,
  FOURTH_NAME: text,
  NAME_ORIGINAL_SCRIPT: text,
  UN_LIST_TYPE: text,
  REFERENCE_NUMBER: text,
  LISTED_ON: text,
  COMMENTS1: text,
  TITLE: values,
  DESIGNATION: values,
  NATIONALITY: values,
  INDIVIDUAL_ALIAS: many(alias),
  ENTITY_ALIAS: many(alias),
  INDIVIDUAL_ADDRESS: many(address),
  ENTITY_ADDRESS: many(address),
  INDIVIDUAL_DATE_OF_BIRTH: many(birth),
  INDIVIDUAL_DOCUMENT: many(document),
});
export type UnRecord = z.output<typeof unRecord>;

export const unRoot = z.object({ dateGenerated: z.iso.datetime({ offset: true }) });
