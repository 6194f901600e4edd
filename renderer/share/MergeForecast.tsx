/** What merging would do: by person and article, what is in dispute, and what both have already. */
import type { ReceivedWorkspace } from '../../shared/contract/merges.ts';
import type { MergeCounts, MergePreview } from '../../shared/history/merge-preview.ts';
import { counted } from '../ui/counted.ts';
import { Checkbox } from '../ui/Field.tsx';
import { DisagreementItem } from './DisagreementItem.tsx';
import styles from './Share.module.css';

export interface MergeForecastProps {
  readonly received: readonly ReceivedWorkspace[];
  readonly preview: MergePreview;
  /** Ids of their tags that stay apart from ours of the same name. */
  readonly apart: ReadonlySet<string>;
  readonly onApart: (apart: ReadonlySet<string>) => void;
  /** Whether what was removed here comes back. */
  readonly isBroughtBack: boolean;
  readonly onBroughtBack: (isBroughtBack: boolean) => void;
}

export function MergeForecast(props: MergeForecastProps) {
  const { received, preview, apart, onApart } = props;
  const { sameArticles, sameTags, disagreements, disagreementCount } = preview;
  return (
    <>
      <ul className={styles.files} aria-label="Files">
        {received.map(({ id, name, file, documents, annotations, people }) => (
          <li key={id}>
            <b dir="auto">{name}</b>
            <span>
              {file} · {counted(documents, 'article')}, {counted(annotations, 'annotation')} ·{' '}
              {people.join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {preview.isNothingNew ? (
        <p className={styles.nothing}>Everything in it is here already. Merging it would change nothing.</p>
      ) : (
        <Groups preview={preview} />
      )}
      {preview.texts > 0 && (
        <p className={styles.hint}>
          {counted(preview.texts, 'text')} of articles come in that were not shared before.
        </p>
      )}
      <RemovedHere {...props} />
      {disagreementCount > 0 && (
        <section aria-label="Disagreements">
          <h3 className={styles.subhead}>
            {counted(disagreementCount, 'disagreement')}: set by people who did not know of each other
          </h3>
          <p className={styles.hint}>Both values are kept. You can settle them after merging.</p>
          <ul className={styles.disputes}>
            {disagreements.map(one => (
              <DisagreementItem key={`${one.id} ${one.field} ${one.device} ${one.seq}`} disagreement={one} />
            ))}
          </ul>
          {disagreements.length < disagreementCount && (
            <p className={styles.hint}>The first {disagreements.length} are shown.</p>
          )}
        </section>
      )}
      {sameArticles.length > 0 && (
        <section aria-label="Same articles">
          <h3 className={styles.subhead}>Articles both have, imported separately</h3>
          <p className={styles.hint}>They become one, with the passages of both.</p>
          <ul className={styles.plain}>
            {sameArticles.map(({ there, name }) => (
              <li key={there} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
      {sameTags.length > 0 && (
        <section aria-label="Same tags">
          <h3 className={styles.subhead}>Tags of the same name</h3>
          <div className={styles.plain}>
            {sameTags.map(({ there, name }) => (
              <Checkbox
                key={there}
                label={`Make “${name}” one tag`}
                isChecked={!apart.has(there)}
                onChange={isOne => {
                  const next = new Set(apart);
                  if (isOne) next.delete(there);
                  else next.add(there);
                  onApart(next);
                }}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** What a merge leaves removed unless it is wanted, as after the undo of an earlier one. */
function RemovedHere({ preview, isBroughtBack, onBroughtBack }: MergeForecastProps) {
  const { documents, annotations } = preview.removedHere;
  if (documents + annotations === 0) return null;
  const what = [
    ...(documents > 0 ? [counted(documents, 'article')] : []),
    ...(annotations > 0 ? [counted(annotations, 'annotation')] : []),
  ].join(' and ');
  return (
    <Checkbox
      label={`Bring back ${what} that ${documents + annotations === 1 ? 'was' : 'were'} removed here, as by undoing a merge`}
      isChecked={isBroughtBack}
      onChange={onBroughtBack}
    />
  );
}

function Groups({ preview }: { readonly preview: MergePreview }) {
  const { documents, annotations, tags, links, groups } = preview;
  const totals: [string, MergeCounts][] = [
    ['Articles', documents],
    ['Annotations', annotations],
    ['Tags', tags],
    ['Links', links],
  ];
  if (groups.length === 0) return null;
  return (
    <div className={styles.tables}>
      <table aria-label="What would come in">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Article</th>
            <CountHeads />
          </tr>
        </thead>
        <tbody>
          {groups.map(({ person, document, ...counts }) => (
            <tr key={`${person.id} ${document?.id}`}>
              <td dir="auto">{person.name}</td>
              <td dir="auto">{document?.title ?? <i>Tags, collections and other work</i>}</td>
              <CountCells counts={counts} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals
            .filter(([, { added, changed, removed }]) => added + changed + removed > 0)
            .map(([label, counts]) => (
              <tr key={label}>
                <th scope="row" colSpan={2}>
                  {label}
                </th>
                <CountCells counts={counts} />
              </tr>
            ))}
        </tfoot>
      </table>
    </div>
  );
}

function CountHeads() {
  return ['Added', 'Changed', 'Removed'].map(head => (
    <th key={head} scope="col" className={styles.number}>
      {head}
    </th>
  ));
}

function CountCells({ counts }: { readonly counts: MergeCounts }) {
  const { added, changed, removed } = counts;
  return Object.entries({ added, changed, removed }).map(([key, count]) => (
    <td key={key} className={`${styles.number} ${count === 0 ? styles.zero : ''}`}>
      {count.toLocaleString('en')}
    </td>
  ));
}
