/** Checking the workspace: what was looked at, and what was found. */
import { useEffect, useRef, useState } from 'react';
import type { CheckReport } from '../../shared/contract/workspace.ts';
import { useLink } from '../link/link.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './CheckDialog.module.css';

export function CheckDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, run } = useLink();
  const [report, setReport] = useState<CheckReport | null>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    let isWanted = true;
    void run(() => client.workspace.check()).then(result => {
      if (!isWanted) return;
      if (result.ok) setReport(result.value);
      else close.current();
    });
    return () => {
      isWanted = false;
    };
  }, [client, run]);
  return (
    <Dialog
      title="Check workspace"
      onClose={onClose}
      isDismissable
      footer={
        <Button look="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {report ? (
        <Report report={report} />
      ) : (
        <Progress label="Checking every passage and every change…" done={0} total={0} />
      )}
    </Dialog>
  );
}

function Report({ report }: { readonly report: CheckReport }) {
  const { documents, annotations, changes, anchors, problems } = report;
  const format = (count: number) => count.toLocaleString('en');
  return (
    <>
      <p className={problems.length === 0 ? styles.sound : styles.unsound}>
        {problems.length === 0
          ? 'The workspace is sound.'
          : `${problems.length === 1 ? 'One problem was' : `${format(problems.length)} problems were`} found. Keep this file and a copy of it before you go on.`}
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <dl className={styles.facts}>
        <dt>Articles</dt>
        <dd>{format(documents)}</dd>
        <dt>Annotations</dt>
        <dd>{format(annotations)}</dd>
        <dt>On their very words</dt>
        <dd>{format(anchors.exact)}</dd>
        <dt>Moved with the text</dt>
        <dd>{format(anchors.moved)}</dd>
        <dt>Not found in the text</dt>
        <dd>{format(anchors.orphan)}</dd>
        <dt>Changes replayed and compared</dt>
        <dd>{format(changes)}</dd>
      </dl>
    </>
  );
}
