import { z } from 'zod'

/** A CSL name (CSL-JSON schema 1.0.2, `names-variable`). A person has `family`; a body or a name not to be parsed has `literal`. */
export const cslName = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  suffix: z.string().optional(),
  'dropping-particle': z.string().optional(),
  'non-dropping-particle': z.string().optional(),
})
export type CslName = z.infer<typeof cslName>

/** A CSL date (`date-variable`): one or two `[year, month?, day?]`, or what could not be parsed as `raw`/`literal`. */
export const cslDate = z.looseObject({
  'date-parts': z.array(z.array(z.union([z.number(), z.string()])).min(1)).optional(),
  season: z.union([z.number(), z.string()]).optional(),
  circa: z.union([z.boolean(), z.number(), z.string()]).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})
export type CslDate = z.infer<typeof cslDate>

/** The CSL variables that hold lists of names (CSL 1.0.2, appendix IV). */
export const nameVariables = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const
export type NameVariable = (typeof nameVariables)[number]

/** The CSL variables that hold dates (CSL 1.0.2, appendix IV). */
export const dateVariables = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const
export type DateVariable = (typeof dateVariables)[number]

const names = Object.fromEntries(nameVariables.map((name) => [name, z.array(cslName).optional()])) as {
  [K in NameVariable]: z.ZodOptional<z.ZodArray<typeof cslName>>
}
const dates = Object.fromEntries(dateVariables.map((name) => [name, cslDate.optional()])) as {
  [K in DateVariable]: z.ZodOptional<typeof cslDate>
}

/**
 * An item as CSL-JSON (schema 1.0.2), without its `id`: the record has one. Every other variable is a string or
 * a number; what we do not name is kept as it came.
 */
export const cslItem = z
  .looseObject({
    type: z.string(),
    title: z.string().optional(),
    'container-title': z.string().optional(),
    'collection-title': z.string().optional(),
    'collection-number': z.union([z.string(), z.number()]).optional(),
    publisher: z.string().optional(),
    'publisher-place': z.string().optional(),
    page: z.union([z.string(), z.number()]).optional(),
    'chapter-number': z.union([z.string(), z.number()]).optional(),
    volume: z.union([z.string(), z.number()]).optional(),
    issue: z.union([z.string(), z.number()]).optional(),
    edition: z.union([z.string(), z.number()]).optional(),
    ISBN: z.string().optional(),
    ISSN: z.string().optional(),
    DOI: z.string().optional(),
    URL: z.string().optional(),
    language: z.string().optional(),
    abstract: z.string().optional(),
    note: z.string().optional(),
    'call-number': z.string().optional(),
    number: z.union([z.string(), z.number()]).optional(),
  })
  .extend(names)
  .extend(dates)
export type CslItem = z.infer<typeof cslItem>

/** A CSL-JSON item with its id, as files, styles and exporters want it. */
export type IdentifiedCslItem = CslItem & { id: string }
