/** Arrows between passages. */

import { Fault } from '../../../shared/contract/fault.ts';
import type { LinkView } from '../../../shared/contract/links.ts';
import { type LinkType, linkTypes } from '../../../shared/records/link.ts';
import { getAnnotation } from '../workspace/annotations.ts';
import { newId } from '../workspace/ids.ts';
import { getLink, linksOf } from '../workspace/links.ts';
import { calls } from './calls.ts';
import { found } from './found.ts';

const { links } = calls;

export const linkHandlers = {
  of: links.of.handler(({ context, input }) => linksOf(context.session.workspace.db, input.annotation)),
  create: links.create.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { from, to, type } = input;
    if (from === to) throw new Fault('field.invalid', 'Cannot link an annotation to itself');
    found(getAnnotation(workspace.db, from), 'The annotation the link starts from');
    found(getAnnotation(workspace.db, to), 'The annotation the link leads to');
    const id = newId();
    workspace.commit(`Link “${linkTypes[type].label}”`, [{ record: 'link', id, fields: { from, to, type } }]);
    return found(getLink(workspace.db, id), 'This link');
  }),
  createAll: links.createAll.handler(({ context, input }) => {
    const { workspace } = context.session;
    const { to, type } = input;
    found(getAnnotation(workspace.db, to), 'The annotation the link leads to');
    const linked = new Set(linksOf(workspace.db, to).flatMap(view => sourceOf(view, type)));
    const from = [...new Set(input.from)].filter(id => id !== to && !linked.has(id));
    workspace.commit(
      `Link ${from.length === 1 ? '' : `${from.length} annotations `}“${linkTypes[type].label}”`,
      from.map(id => ({ record: 'link', id: newId(), fields: { from: id, to, type } })),
    );
    return { links: from.length };
  }),
  remove: links.remove.handler(({ context, input }) => {
    const { workspace } = context.session;
    const link = found(getLink(workspace.db, input.id), 'This link');
    workspace.commit('Remove link', [{ record: 'link', id: link.id, fields: { removed: true } }]);
  }),
};

/** Where a link of this type that leads here starts. */
function sourceOf({ link, direction, other }: LinkView, type: LinkType): string[] {
  return direction === 'in' && link.type === type ? [other.id] : [];
}
