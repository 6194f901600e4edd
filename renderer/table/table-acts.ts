/** What is done to rows: each act is one step over all of them, the same calls as the inspector's. */
import { useMemo, useRef } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnnotationPatch, SharedPatch } from '../../shared/records/annotation.ts';
import { kinds } from '../../shared/records/kind.ts';
import type { TableView } from '../../shared/records/saved-view.ts';
import { copyText } from '../exchange/copy-text.ts';
import { changingWords, useLong } from '../history/use-long.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import type { Client } from '../link/transport.ts';
import { counted } from '../ui/counted.ts';
import { useNotices } from '../ui/Notices.tsx';
import { tsvOf } from './tsv.ts';
import type { TableNames } from './use-names.ts';

export interface TableActs {
  /** Changes one annotation, as an edit in place does. */
  edit(id: string, patch: AnnotationPatch): void;
  patch(ids: readonly string[], patch: SharedPatch): void;
  remove(ids: readonly string[]): Promise<boolean>;
  /** Puts rows on the clipboard with the columns and in the order of the table. */
  copy(ids: readonly string[]): Promise<void>;
}

/** Most rows the clipboard takes: browsers give a press that long to answer, and beyond it a file is better. */
const MOST_COPIED = 10_000;
const AT_ONCE = 1_000;

export function useTableActs(view: TableView, names: TableNames): TableActs {
  const { client, run } = useLink();
  const step = useStep();
  const long = useLong();
  const { announce, show } = useNotices();
  const latest = useRef({ view, names });
  latest.current = { view, names };
  return useMemo(() => {
    const undo = () => void step('undo');
    const refuse = (message: string) => show({ message, isProblem: true });
    return {
      edit(id, patch) {
        void run(() => client.annotations.update({ id, patch }));
      },
      async patch(ids, patch) {
        const input = { ids: [...ids], patch };
        const result = await long(changingWords(counted(ids.length, 'annotation')), signal =>
          client.annotations.updateAll(input, { signal }),
        );
        if (!result.ok) return;
        const to = patch.kind ? `now ${kinds[patch.kind].plural.toLowerCase()}` : 'changed';
        const message = `${called(ids.length)} ${to}.`;
        if (result.isSlow) show({ message, action: { label: 'Undo', onAction: undo } });
        else announce(message);
      },
      async remove(ids) {
        const { ok: isDone } = await long(changingWords(counted(ids.length, 'annotation')), signal =>
          client.annotations.remove({ ids: [...ids] }, { signal }),
        );
        const action = { label: 'Bring back', onAction: undo };
        if (isDone) show({ message: `${called(ids.length)} removed`, action });
        return isDone;
      },
      async copy(ids) {
        if (ids.length > MOST_COPIED)
          return refuse(
            `At most ${MOST_COPIED.toLocaleString('en')} rows can be copied. Export them instead.`,
          );
        const found = await run(() => readRows(client, latest.current.view, ids));
        if (!found.ok) return;
        const { columns } = latest.current.view;
        if (copyText(tsvOf(found.value, columns, latest.current.names)))
          announce(`Copied ${ids.length === 1 ? 'a row' : `${ids.length.toLocaleString('en')} rows`}.`);
        else refuse('The browser did not allow copying');
      },
    };
  }, [client, run, long, announce, show, step]);
}

/** The rows of some annotations, in the order of the table. */
async function readRows(
  client: Client,
  { sorts, groupBy }: TableView,
  ids: readonly string[],
): Promise<TableRow[]> {
  const query = { filter: { annotations: [...ids] }, sorts, groupBy };
  const { total } = await client.table.outline(query);
  // Under two tags a row stands twice, and is copied where it stands first.
  const rows = new Map<string, TableRow>();
  for (let from = 0; from < total; from += AT_ONCE)
    for (const row of await client.table.rows({ query, from, limit: AT_ONCE }))
      rows.set(row.annotation.id, row);
  return [...rows.values()];
}

function called(count: number): string {
  return count === 1 ? 'Annotation' : `${count.toLocaleString('en')} annotations`;
}
