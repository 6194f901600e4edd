/** Arrows between passages. */
import { z } from 'zod';
import { Annotation } from '../records/annotation.ts';
import { Id } from '../records/common.ts';
import { Link, LinkType } from '../records/link.ts';
import { call } from './base.ts';

/** A link as one of its ends sees it. */
export const LinkView = z.object({
  link: Link,
  direction: z.enum(['out', 'in']),
  other: Annotation,
  otherTitle: z.string(),
});
export type LinkView = z.infer<typeof LinkView>;

export const links = {
  /** Links of one annotation whose other end still exists. */
  of: call.input(z.object({ annotation: Id })).output(z.array(LinkView)),
  /** Links several annotations to one in one step; one that has that very link already keeps it. */
  createAll: call
    .input(z.object({ from: z.array(Id).min(1).max(10_000), to: Id, type: LinkType }))
    .output(z.object({ links: z.int() })),
  create: call.input(z.object({ from: Id, to: Id, type: LinkType })).output(Link),
  remove: call.input(z.object({ id: Id })).output(z.void()),
};
