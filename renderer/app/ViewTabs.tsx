/**
 * The tabs that choose what the middle of the window shows. Made of buttons and not of React Aria's tabs, which
 * name a panel as theirs that has to be among them, while these lead to the main part of the window.
 */
import type { KeyboardEvent } from 'react';
import { MAIN_VIEWS, type MainView } from './place.ts';
import { MOD } from './shortcuts.ts';
import styles from './ViewTabs.module.css';

const LABELS: Readonly<Record<MainView, string>> = { read: 'Read', table: 'Table' };

export interface ViewTabsProps {
  readonly view: MainView;
  readonly onChange: (view: MainView) => void;
}

/** Chosen by a press or Enter, not by the arrow keys alone: each view takes the keyboard once it is there. */
export function ViewTabs({ view, onChange }: ViewTabsProps) {
  return (
    <div role="tablist" aria-label="Views" className={styles.list} onKeyDown={walk}>
      {MAIN_VIEWS.map((each, i) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === view}
          aria-description={`${MOD}${i + 1}`}
          tabIndex={each === view ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(each)}
        >
          {LABELS[each]}
        </button>
      ))}
    </div>
  );
}

/** Arrow keys go from tab to tab, round the ends. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex(tab => tab.matches(':focus'));
  tabs[(at + step + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}
