/** The list of keys: those of the window, and those of the reader from its own table. */
import { listKeys } from '../inspector/chosen-keys.ts';
import { articleKeys } from '../library/article-keys.ts';
import { type BindingGroup, bindings } from '../reader/keymap.ts';
import { tableKeys } from '../table/grid-keys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Key } from '../ui/Key.tsx';
import styles from './KeysDialog.module.css';
import { isMac, windowKeys } from './shortcuts.ts';

const GROUPS: Readonly<Record<BindingGroup, string>> = {
  Tag: 'In the article: tag',
  Annotation: 'With an annotation focused',
  Move: 'Move and find',
  Select: 'Select words',
  History: 'History',
};

interface Line {
  readonly keys: readonly string[];
  readonly label: string;
  /** In the place of the first key; empty for a line that another speaks for. */
  readonly shown?: string;
}

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const groups = (Object.keys(GROUPS) as BindingGroup[])
    .filter(group => group !== 'History')
    .map(group => ({ title: GROUPS[group], lines: bindings.filter(binding => binding.group === group) }));
  return (
    <Dialog title="Keys" size="large" onClose={onClose} isDismissable>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by the keyboard. */}
      <section aria-label="All keys" tabIndex={0} className={styles.groups}>
        <Group title="Anywhere" lines={windowKeys} />
        <Group title="In the list of articles" lines={articleKeys} />
        <Group title="In the list of annotations" lines={listKeys} />
        <Group title="In the table" lines={tableKeys} />
        {groups.map(({ title, lines }) => (
          <Group key={title} title={title} lines={lines} />
        ))}
      </section>
    </Dialog>
  );
}

function Group({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>
        {lines
          .filter(({ shown }) => shown !== '')
          .map(({ keys, label, shown }) => (
            <div key={label} className={styles.line}>
              <dt>{keyNames(shown ?? keys[0] ?? '')}</dt>
              <dd>{label}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
};

/** `Mod-Shift-z` as the keys one presses. */
function keyNames(keys: string) {
  return keys
    .split('-')
    .map(key => <Key key={key}>{NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</Key>);
}
