/** What a shared file is to hold. */
import { z } from 'zod';
import { Id } from './common.ts';
import { Kind } from './kind.ts';

const Ids = z.array(Id).max(1_000_000);

/** What can be left out of a share, whatever else is in it. */
export const parts = {
  notes: { label: 'Notes', about: 'On articles and on annotations' },
  text: { label: 'Full text', about: 'Otherwise only the quotes, each with a few words around it' },
  sources: {
    label: 'Source files',
    about: 'The files the articles were read from, and what was read in them',
  },
  annotations: { label: 'Annotations and links', about: 'Without them a colleague can code blind' },
} as const;
export type Part = keyof typeof parts;
export const PARTS = Object.keys(parts) as readonly Part[];

export const ShareOptions = z.object({
  /** Only these articles with their annotations; all when absent. */
  documents: Ids.optional(),
  /** Only annotations of these kinds, … */
  kinds: z.array(Kind).optional(),
  /** … that carry one of these tags or one below it, … */
  tags: Ids.optional(),
  /** … and were made by these people. */
  people: Ids.optional(),
  notes: z.boolean(),
  /** Without the text there are no source files either: they hold it. */
  text: z.boolean(),
  sources: z.boolean(),
  annotations: z.boolean(),
  /** Keeps what the records in the share were before they were edited. */
  history: z.boolean(),
});
export type ShareOptions = z.infer<typeof ShareOptions>;

/** What a share is sealed with: a passphrase, or the public keys of age (`age1…`) of those who may open it. */
export const ShareSeal = z.union([
  z.object({ passphrase: z.string().min(1) }),
  z.object({ recipients: z.array(z.string().min(1)).min(1) }),
]);
export type ShareSeal = z.infer<typeof ShareSeal>;

/** How the name of a sealed share ends. */
export const SEALED_EXTENSION = '.postil.age';

/** Everything there is, as it is today. */
export const defaultShareOptions: ShareOptions = {
  notes: true,
  text: true,
  sources: true,
  annotations: true,
  history: false,
};

/** Whether only some articles, kinds, tags or people are meant. */
export function isFiltered({ documents, kinds, tags, people }: ShareOptions): boolean {
  return [documents, kinds, tags, people].some(chosen => chosen !== undefined);
}

/** What a shared file will hold. */
export const ShareSummary = z.object({
  documents: z.int(),
  annotations: z.int(),
  links: z.int(),
  tags: z.int(),
  /** Names of the people whose work is in it. */
  people: z.array(z.string()),
  /** Articles and annotations with a note. */
  notes: z.int(),
  sourceFiles: z.int(),
  /** An estimate of its size. */
  bytes: z.int(),
});
export type ShareSummary = z.infer<typeof ShareSummary>;
