/** How far people agree: who and what is compared, the figures, and the disagreements to walk through. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agreement } from '../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../shared/records/agreement.ts';
import { useFileChoice } from '../exchange/file-choice.tsx';
import { refusalOf } from '../link/faults.ts';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios } from '../ui/Field.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { Progress } from '../ui/Progress.tsx';
import { MultiSelect } from '../ui/Select.tsx';
import styles from './Agreement.module.css';
import { DisputeList } from './DisputeList.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import type { Walk } from './walk.ts';

export interface AgreementDialogProps {
  /** What was compared before; everyone by passages when null. */
  readonly first: AgreementQuery | null;
  /** Articles that may be compared alone: those selected in the library, or the open one. */
  readonly articles: readonly string[];
  readonly onWalk: (walk: Walk) => void;
  readonly onClose: () => void;
}

const USUAL: AgreementQuery = { unit: 'overlap', of: 'kind' };

export function AgreementDialog({ first, articles, onWalk, onClose }: AgreementDialogProps) {
  const { client } = useLink();
  const [query, setQuery] = useState(first ?? USUAL);
  // Closing the dialog or asking something else ends the comparison under way.
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: keys.agreement(query),
    queryFn: ({ signal }) => client.agreement.compare(query, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const exportCsv = useExportCsv(query);
  const hasFigures = data !== undefined && data.rows.length > 0;
  const walk = (at: number) => {
    if (!data) return;
    onWalk({ query, disputes: data.disputes, at });
    onClose();
  };
  return (
    <Dialog
      title="Agreement"
      size="large"
      isDismissable
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={!hasFigures} onPress={() => void exportCsv()}>
            Export CSV…
          </Button>
          {hasFigures && data.disputes.length > 0 && (
            <Button onPress={() => walk(0)}>Walk through the disagreements</Button>
          )}
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {error ? (
        <p role="alert">{refusalOf(error).message}</p>
      ) : data === undefined ? (
        <Progress label="Comparing…" done={0} total={0} />
      ) : data.people.length < 2 && !query.documents ? (
        <NobodyElse people={data.people} />
      ) : (
        <>
          <Choices
            query={query}
            people={data.people}
            articles={first?.documents ?? articles}
            onChange={setQuery}
          />
          <div className={styles.answer} aria-busy={isPlaceholderData}>
            <Answer data={data} query={query} onChoose={walk} />
          </div>
        </>
      )}
    </Dialog>
  );
}

function NobodyElse({ people }: Pick<Agreement, 'people'>) {
  const [one] = people;
  return (
    <div className={styles.nobody}>
      <p>
        {one
          ? `Only ${one.name} has annotated in this workspace.`
          : 'Nobody has annotated in this workspace yet.'}
      </p>
      <p>
        Agreement compares what two people or more marked in the same articles. Bring a colleague’s
        annotations in with Merge…, or have a colleague annotate here under another name (Settings…).
      </p>
    </div>
  );
}

interface ChoicesProps extends Pick<Agreement, 'people'> {
  readonly query: AgreementQuery;
  readonly articles: readonly string[];
  readonly onChange: (query: AgreementQuery) => void;
}

function Choices({ query, people, articles, onChange }: ChoicesProps) {
  const { people: _, ...rest } = query;
  const { documents: __, ...everywhere } = query;
  return (
    <div className={styles.choices}>
      <MultiSelect
        label="People"
        look="field"
        placeholder="Nobody"
        values={query.people ?? people.map(({ id }) => id)}
        options={people.map(({ id, name, annotations }) => ({
          id,
          label: `${name} (${annotations.toLocaleString('en')})`,
        }))}
        onChange={ids => onChange(ids.length === people.length ? rest : { ...rest, people: ids })}
      />
      {articles.length > 0 && (
        <Radios
          label="In"
          look="segments"
          value={query.documents ? 'some' : 'all'}
          options={[
            { id: 'all', label: 'All articles' },
            { id: 'some', label: articles.length === 1 ? 'This article' : `The ${articles.length} selected` },
          ]}
          onChange={where => onChange(where === 'all' ? everywhere : { ...query, documents: [...articles] })}
        />
      )}
      <Radios
        label="Compare"
        look="segments"
        value={query.unit}
        options={[
          { id: 'overlap', label: 'Passages' },
          { id: 'character', label: 'Characters' },
        ]}
        onChange={unit => onChange({ ...query, unit })}
      />
      <Radios
        label="Agreeing on"
        look="segments"
        value={query.of}
        options={[
          { id: 'kind', label: 'Kinds' },
          { id: 'tag', label: 'Tags' },
        ]}
        onChange={of => onChange({ ...query, of })}
      />
    </div>
  );
}

interface AnswerProps {
  readonly data: Agreement;
  readonly query: AgreementQuery;
  readonly onChoose: (at: number) => void;
}

function Answer({ data, query, onChoose }: AnswerProps) {
  const { compared, documents, unplaced, rows, disputes, disputed } = data;
  if (compared.length < 2) {
    const isChosen = data.people.length > 1;
    const reason = isChosen ? 'Choose two people or more.' : 'Fewer than two people annotated there.';
    return <p className={styles.note}>{reason}</p>;
  }
  if (rows.length === 0)
    return <p className={styles.note}>No article was annotated by two of these people.</p>;
  return (
    <>
      <FiguresTable rows={rows} query={query} />
      <p className={styles.note}>
        Over {counted(documents, 'article')} that two of them or more annotated.
        {unplaced > 0 &&
          ` ${counted(unplaced, 'annotation')} whose words are not in the text ${unplaced === 1 ? 'is' : 'are'} left out.`}
      </p>
      <DisputeList
        key={JSON.stringify(query)}
        disputes={disputes}
        total={disputed}
        of={query.of}
        onChoose={onChoose}
      />
    </>
  );
}

/** Asks where, writes the figures there, and says so. */
function useExportCsv(query: AgreementQuery): () => Promise<void> {
  const { client, run } = useLink();
  const { chooseSave } = useFileChoice();
  const notices = useNotices();
  return async () => {
    const to = await chooseSave({ suggestedName: 'agreement.csv', purpose: 'export' });
    if (to === null) return;
    const written = await run(() => client.agreement.export({ query, to }));
    if (written.ok)
      notices.show({ message: `${counted(written.value.rows, 'row')} written to ${written.value.path}` });
  };
}
