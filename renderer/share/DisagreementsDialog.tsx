/** Settling what is in dispute, one by one. */
import { useQuery } from '@tanstack/react-query';
import type { Disagreement } from '../../shared/history/merge-preview.ts';
import { keys } from '../link/keys.ts';
import { useLink } from '../link/link.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DisagreementItem } from './DisagreementItem.tsx';
import styles from './Share.module.css';

export interface DisagreementsDialogProps {
  readonly onClose: () => void;
  /** Goes to an annotation. */
  readonly onOpen: (document: string, annotation: string) => void;
}

/** Disagreements drawn at once; the next come as these are settled. */
const AT_ONCE = 100;

export function DisagreementsDialog({ onClose, onOpen }: DisagreementsDialogProps) {
  const { client, run } = useLink();
  const { data } = useQuery({
    queryKey: keys.disagreements,
    queryFn: () => client.merges.disagreements(),
  });
  const settle = ({ record, id, field, device, seq }: Disagreement, take: 'wins' | 'loses') =>
    void run(() => client.merges.settle({ record, id, field, device, seq, take }));
  return (
    <Dialog
      title="Disagreements"
      size="large"
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {data?.length === 0 && (
        <p className={styles.nothing}>
          Nothing is in dispute. Disagreements come from merging work of people who set the same field without
          knowing of each other.
        </p>
      )}
      {data && data.length > 0 && (
        <ul className={styles.disputes} aria-label="Disagreements">
          {data.slice(0, AT_ONCE).map(one => {
            const { document } = one;
            return (
              <DisagreementItem key={`${one.id} ${one.field} ${one.device} ${one.seq}`} disagreement={one}>
                <div className={styles.acts}>
                  <Button size="small" onPress={() => settle(one, 'wins')}>
                    Keep what counts
                  </Button>
                  <Button size="small" onPress={() => settle(one, 'loses')}>
                    Take the other
                  </Button>
                  {one.record === 'annotation' && document !== null && (
                    <Button size="small" look="quiet" onPress={() => onOpen(document, one.id)}>
                      Open the passage
                    </Button>
                  )}
                </div>
              </DisagreementItem>
            );
          })}
        </ul>
      )}
      {data && data.length > AT_ONCE && (
        <p className={styles.hint}>
          The first {AT_ONCE} of {data.length.toLocaleString('en')} are shown.
        </p>
      )}
    </Dialog>
  );
}
