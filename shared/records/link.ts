/** A link: a typed arrow from one annotation to another, in the same document or across documents. */
import { z } from 'zod';
import { Id, Provenance } from './common.ts';

/** Slug → how it reads from its start, and how it reads when met from its end. */
export const linkTypes = {
  supports: { label: 'supports', inverse: 'supported by' },
  contradicts: { label: 'contradicts', inverse: 'contradicted by' },
  qualifies: { label: 'qualifies', inverse: 'qualified by' },
  'precedent-for': { label: 'precedent for', inverse: 'modelled on' },
  'argues-for': { label: 'argues for', inverse: 'argued for by' },
  'argues-against': { label: 'argues against', inverse: 'argued against by' },
  rivals: { label: 'rivals', inverse: 'rivals' },
  'same-claim-as': { label: 'same claim as', inverse: 'same claim as' },
} as const;

export type LinkType = keyof typeof linkTypes;
export const LinkType = z.enum(Object.keys(linkTypes) as LinkType[]);

export const Link = z.object({ id: Id, from: Id, to: Id, type: LinkType, ...Provenance });
export type Link = z.infer<typeof Link>;
