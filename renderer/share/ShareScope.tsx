/** Which articles a share takes, and which annotations of them. */
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { useCodebook } from '../codebook/codebook.ts';
import { useDocuments, usePeople } from '../link/queries.ts';
import { ManyChoice } from '../table/ManyChoice.tsx';
import { tagOptions } from '../table/tag-options.ts';
import { Checkboxes, Radios } from '../ui/Field.tsx';
import styles from './ShareDialog.module.css';
import type { Articles, ShareChoices } from './share-choices.ts';

export interface ShareScopeProps {
  readonly choices: ShareChoices;
  /** The open article. */
  readonly document: string | null;
  readonly onChange: (choices: ShareChoices) => void;
}

export function ShareArticles({ choices, document, onChange }: ShareScopeProps) {
  const documents = useDocuments().data ?? [];
  const places: { id: Articles; label: string }[] = [
    { id: 'all', label: 'All articles' },
    ...(document === null ? [] : [{ id: 'open' as const, label: 'The open article' }]),
    { id: 'some', label: 'Some…' },
  ];
  return (
    <>
      <Radios
        label="Articles"
        look="segments"
        value={choices.articles}
        options={places}
        onChange={articles => onChange({ ...choices, articles })}
      />
      {choices.articles === 'some' && (
        <div className={styles.choice}>
          <ManyChoice
            label="Find an article"
            options={documents.map(({ document: { id, title } }) => ({ id, label: title, above: [] }))}
            chosen={choices.documents}
            none="There is no such article."
            onChange={chosen => onChange({ ...choices, documents: chosen })}
          />
        </div>
      )}
    </>
  );
}

/** Kinds, tags and people of the annotations. */
export function ShareAnnotations({ choices, onChange }: ShareScopeProps) {
  const people = usePeople().data ?? [];
  const codebook = useCodebook();
  const { kindsLeft, peopleLeft } = choices;
  return (
    <div className={styles.narrow}>
      <Checkboxes
        label="Kinds"
        options={KINDS.map(id => ({ id, label: kinds[id].plural }))}
        left={kindsLeft}
        onLeave={next => onChange({ ...choices, kindsLeft: next })}
      />
      {people.length > 1 && (
        <Checkboxes
          label="Made by"
          options={people.map(({ id, name }) => ({ id, label: name }))}
          left={peopleLeft}
          onLeave={next => onChange({ ...choices, peopleLeft: next })}
        />
      )}
      <Radios
        label="Tags"
        look="segments"
        value={choices.hasTags ? 'some' : 'all'}
        options={[
          { id: 'all', label: 'Whatever their tags' },
          { id: 'some', label: 'With these tags…' },
        ]}
        onChange={value => onChange({ ...choices, hasTags: value === 'some' })}
      />
      {choices.hasTags && (
        <div className={styles.choice}>
          <ManyChoice
            label="Find a tag"
            options={tagOptions(codebook)}
            chosen={choices.tags}
            none="There is no such tag."
            onChange={chosen => onChange({ ...choices, tags: chosen })}
          />
          <p className={styles.hint}>A tag stands for all tags below it too.</p>
        </div>
      )}
    </div>
  );
}
