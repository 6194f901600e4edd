/** The tabs that choose what the middle of the window shows. */
import { Tab, TabList, Tabs } from 'react-aria-components';
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
    <Tabs
      selectedKey={view}
      keyboardActivation="manual"
      onSelectionChange={key => {
        const chosen = MAIN_VIEWS.find(each => each === key);
        if (chosen) onChange(chosen);
      }}
    >
      <TabList aria-label="Views" className={styles.list ?? ''}>
        {MAIN_VIEWS.map((each, i) => (
          <Tab key={each} id={each} className={styles.tab ?? ''} aria-description={`${MOD}${i + 1}`}>
            {LABELS[each]}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}
