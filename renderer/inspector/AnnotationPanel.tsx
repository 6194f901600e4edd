/** One annotation: kind, quote, fields, tags, links, note, and who made it. */
import { ListTree } from 'lucide-react';
import { useCallback } from 'react';
import type { Annotation, AnnotationPatch } from '../../shared/records/annotation.ts';
import { fieldsOf, KINDS, type Kind, kinds } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { PersonMark } from '../history/PersonMark.tsx';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useDocument, usePeople } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { FieldRow } from './FieldRow.tsx';
import styles from './Inspector.module.css';
import { ConfidenceRow, KeyPassageRow } from './Judgement.tsx';
import { Links } from './Links.tsx';
import { NoteCard } from './NoteCard.tsx';
import { TagsRow } from './TagsRow.tsx';

export interface AnnotationPanelProps {
  readonly annotation: Annotation;
  /** Leads to all annotations of the article; null where there is another list beside it. */
  readonly onClose: (() => void) | null;
  readonly onOpen: (document: string, annotation: string) => void;
  readonly onLinkTo: (annotation: string) => void;
  readonly onHistory: (annotation: string) => void;
  readonly isNoteWanted: boolean;
  readonly onNoteReached: () => void;
  readonly person: Person;
}

export function AnnotationPanel(props: AnnotationPanelProps) {
  const { annotation, onClose, onOpen, onLinkTo, isNoteWanted, onNoteReached, person } = props;
  const { client, run } = useLink();
  const { id, kind, anchor, position } = annotation;
  const article = useDocument(annotation.document).data;
  const language = article?.document.language;
  const save = useCallback(
    (patch: AnnotationPatch) => void run(() => client.annotations.update({ id, patch })),
    [client, run, id],
  );
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.heading}>Annotation</h2>
        {onClose && (
          <IconButton
            size="small"
            label="All annotations of this article"
            icon={<ListTree />}
            onPress={onClose}
          />
        )}
      </div>
      <section aria-label={kinds[kind].label} className={`${styles.card} ${styles[kind]}`}>
        <KindMenu kind={kind} onChange={next => save({ kind: next })} />
        <blockquote className={styles.quote} dir="auto" lang={language}>
          {anchor.quote}
        </blockquote>
        {position.status === 'orphan' && (
          <p className={styles.warning}>
            {article?.isWithheld
              ? 'The text of the article was not shared; only its passages are here.'
              : 'An orphan: these words are not in the article’s text.'}
          </p>
        )}
        <div className={styles.rows}>
          {fieldsOf(kind).map(({ name, field }) => (
            <FieldRow key={name} name={name} field={field} value={annotation[name]} onSave={save} />
          ))}
          <TagsRow annotation={annotation} />
          <ConfidenceRow value={annotation.confidence ?? null} onSave={save} />
          <KeyPassageRow isKey={annotation.keyPassage} onSave={save} />
        </div>
      </section>
      <Links annotation={id} onOpen={onOpen} onLinkTo={onLinkTo} />
      <NoteCard
        note={annotation.note ?? ''}
        onSave={save}
        isWanted={isNoteWanted}
        onReached={onNoteReached}
      />
      <Provenance annotation={annotation} person={person} onHistory={props.onHistory} />
    </>
  );
}

interface KindMenuProps {
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
}

function KindMenu({ kind, onChange }: KindMenuProps) {
  const actions = KINDS.map(id => ({
    id,
    label: kinds[id].label,
    note: kinds[id].key,
    isChosen: id === kind,
    onAction: () => id !== kind && onChange(id),
  }));
  return (
    <Menu
      label="Kind"
      groups={[actions]}
      trigger={
        <Button look="quiet" size="small" aria-label={`Kind: ${kinds[kind].label}`}>
          <Dot tone={kind} />
          <span className={styles.kind}>{kinds[kind].label}</span>
        </Button>
      }
    />
  );
}

interface ProvenanceProps {
  readonly annotation: Annotation;
  readonly person: Person;
  readonly onHistory: (annotation: string) => void;
}

/** Who made it and when, and the way to remove it. */
function Provenance({ annotation, person, onHistory }: ProvenanceProps) {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  const people = usePeople().data ?? [];
  const nameOf = (id: string) =>
    id === person.id ? person.name : (people.find(other => other.id === id)?.name ?? 'someone');
  const { id, createdBy, createdAt, modifiedBy, modifiedAt } = annotation;
  const isEdited = modifiedAt > createdAt;
  const remove = async () => {
    if (!(await run(() => client.annotations.remove({ ids: [id] }))).ok) return;
    const undo = () => void step('undo');
    show({
      message: `${kinds[annotation.kind].label} removed`,
      action: { label: 'Bring back', onAction: undo },
    });
  };
  return (
    <div className={styles.foot}>
      <p>
        {people.length > 1 && (
          <>
            <PersonMark person={people.find(other => other.id === createdBy)} isNamed />{' '}
          </>
        )}
        {nameOf(createdBy)}, {moment(createdAt)}
        {isEdited && (
          <>
            <br />
            edited {modifiedBy === createdBy ? '' : `by ${nameOf(modifiedBy)}, `}
            {moment(modifiedAt)}
          </>
        )}
      </p>
      <div className={styles.footActs}>
        <Button look="quiet" size="small" onPress={() => onHistory(id)}>
          History…
        </Button>
        <Button look="quiet" size="small" onPress={() => void remove()}>
          Delete annotation
        </Button>
      </div>
    </div>
  );
}

function moment(time: number): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
