/** The arguments an annotation is part of: its links, each a way to the other end. */
import { X } from 'lucide-react';
import type { LinkView } from '../../shared/contract/links.ts';
import { kinds } from '../../shared/records/kind.ts';
import { linkTypes } from '../../shared/records/link.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useLinks } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Key } from '../ui/Key.tsx';
import { useNotices } from '../ui/Notices.tsx';
import styles from './Inspector.module.css';

export interface LinksProps {
  readonly annotation: string;
  readonly onOpen: (document: string, annotation: string) => void;
  readonly onLinkTo: (annotation: string) => void;
}

export function Links({ annotation, onOpen, onLinkTo }: LinksProps) {
  const links = useLinks(annotation).data ?? [];
  return (
    <section aria-label="Argument" className={styles.card}>
      <h3 className={styles.heading}>Argument</h3>
      {links.length > 0 && (
        <ul>
          {links.map(view => (
            <LinkLine key={view.link.id} view={view} onOpen={onOpen} />
          ))}
        </ul>
      )}
      <Button look="quiet" size="small" onPress={() => onLinkTo(annotation)}>
        Link to… <Key>L</Key>
      </Button>
    </section>
  );
}

function LinkLine({ view, onOpen }: { readonly view: LinkView; readonly onOpen: LinksProps['onOpen'] }) {
  const { client, run } = useLink();
  const step = useStep();
  const { show } = useNotices();
  const { link, direction, other, otherTitle } = view;
  const { label, inverse } = linkTypes[link.type];
  const words = direction === 'out' ? label : inverse;
  const remove = async () => {
    if (!(await run(() => client.links.remove({ id: link.id }))).ok) return;
    show({
      message: 'Link removed',
      action: { label: 'Bring back', onAction: () => void step('undo') },
    });
  };
  return (
    <li className={styles.link}>
      <span className={styles.relation}>{words}</span>
      <button
        type="button"
        className={styles.other}
        title={otherTitle}
        onClick={() => onOpen(other.document, other.id)}
      >
        <Dot tone={other.kind} />
        <span className="visually-hidden">{kinds[other.kind].label}: </span>
        <span className={styles.twoLines} dir="auto">
          {other.anchor.quote}
        </span>
      </button>
      <IconButton size="small" label={`Remove link: ${words}`} icon={<X />} onPress={() => void remove()} />
    </li>
  );
}
