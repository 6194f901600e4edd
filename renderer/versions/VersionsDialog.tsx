/** The texts an article has had: a list, what changed from one to another, and the way back to one. */
import { useState } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { DocumentVersion } from '../../shared/contract/versions.ts';
import type { Document } from '../../shared/records/document.ts';
import { useLink } from '../link/link.tsx';
import { usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import lines from '../ui/Lines.module.css';
import { Select } from '../ui/Select.tsx';
import { Comparison } from './Comparison.tsx';
import { useVersions, useVersionText } from './queries.ts';
import styles from './VersionsDialog.module.css';
import { howWords, lengthWords, momentWords } from './version-words.ts';

export interface VersionsDialogProps {
  /** As it was when the dialog was asked for. */
  readonly document: Document;
  readonly onClose: () => void;
  /** Shows the annotations that another text has moved or lost. */
  readonly onReview: (document: string) => void;
}

export function VersionsDialog({ document, onClose, onReview }: VersionsDialogProps) {
  const versions = useVersions(document.id).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const use = useVersionChoice(document.id, onClose, onReview);
  const version =
    versions.find(({ content }) => content === chosen) ?? versions.find(({ isShown }) => isShown);
  const base = version && baseFor(versions, version, other);
  const choose = (content: string) => {
    setChosen(content);
    setOther(null);
  };
  return (
    <Dialog
      title="Versions"
      size="large"
      isDismissable
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={!version || version.isShown || version.words === null}
            onPress={() => version && void use(version.content)}
          >
            Use this version
          </Button>
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className={styles.title} dir="auto">
        {document.title}
      </p>
      <div className={styles.panes}>
        <VersionList versions={versions} chosen={version?.content ?? null} onChoose={choose} />
        {version && base ? (
          <section aria-label="Changes" className={styles.changes}>
            <Select
              label={`Version ${version.number}, compared with`}
              look="field"
              placeholder=""
              value={base.content}
              options={versions
                .filter(({ content, words }) => content !== version.content && words !== null)
                .map(({ content, number }) => ({ id: content, label: `Version ${number}` }))}
              onChange={setOther}
            />
            <ComparedTexts document={document} version={version} base={base} />
          </section>
        ) : (
          <p className={styles.only}>
            This is the only text the article has had. A corrected text or a new version will stand beside it
            here.
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What a version is compared with: what was asked for, or the one before it, or for the first the one after. */
function baseFor(
  versions: readonly DocumentVersion[],
  version: DocumentVersion,
  other: string | null,
): DocumentVersion | undefined {
  const others = versions.filter(({ content, words }) => content !== version.content && words !== null);
  return (
    others.find(({ content }) => content === other) ??
    others.find(({ number }) => number < version.number) ??
    others.at(-1)
  );
}

/** Shows a text of the article again; answers how, with the review if it moved annotations. */
function useVersionChoice(
  document: string,
  onClose: () => void,
  onReview: (document: string) => void,
): (content: string) => Promise<void> {
  const { client, run } = useLink();
  return async content => {
    if (!(await run(() => client.versions.use({ document, content }))).ok) return;
    onClose();
    const items = await run(() => client.review.list({ document }));
    if (items.ok && items.value.length > 0) onReview(document);
  };
}

interface VersionListProps {
  readonly versions: readonly DocumentVersion[];
  readonly chosen: string | null;
  readonly onChoose: (content: string) => void;
}

function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const people = usePeople().data ?? [];
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? 'someone';
  return (
    <ChoiceList
      aria-label="Versions, the latest first"
      className={styles.list}
      chosen={chosen}
      onChoose={onChoose}
      items={versions.map(version => ({ ...version, id: version.content }))}
      dependencies={[people]}
    >
      {version => (
        <ListBoxItem
          textValue={`Version ${version.number}${version.isShown ? ', shown now' : ''}`}
          className={`${lines.line} ${styles.version}`}
        >
          <span className={styles.number}>
            Version {version.number}
            {version.isShown && <span className={styles.shown}>shown now</span>}
          </span>
          <span className={styles.how}>{howWords(version)}</span>
          <span className={styles.when}>
            {nameOf(version.by)}, {momentWords(version.at)} · {lengthWords(version)}
          </span>
        </ListBoxItem>
      )}
    </ChoiceList>
  );
}

interface ComparedTextsProps {
  readonly document: Document;
  readonly version: DocumentVersion;
  readonly base: DocumentVersion;
}

/** The later text is always the one that has what was put in. */
function ComparedTexts({ document, version, base }: ComparedTextsProps) {
  const [older, newer] = base.number < version.number ? [base, version] : [version, base];
  const before = useVersionText(document.id, older.content).data;
  const after = useVersionText(document.id, newer.content).data;
  return (
    <>
      <p className={styles.legend}>
        From version {older.number} to version {newer.number}: <del>taken out</del>, <ins>put in</ins>.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard. */}
      <section aria-label="Compared texts" tabIndex={0} className={styles.texts}>
        {before && after ? (
          <Comparison before={before} after={after} document={document} />
        ) : (
          <p className={styles.only}>Reading both texts…</p>
        )}
      </section>
    </>
  );
}
