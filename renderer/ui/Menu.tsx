/** A button that opens a menu of actions. */
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import styles from './Menu.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  /** The key that does the same. */
  readonly note?: string;
  /** What tells it from another of the same label; part of its name. */
  readonly detail?: string;
  readonly isDanger?: boolean;
  readonly isChosen?: boolean;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The accessible name of the menu. */
  readonly label: string;
  /** The button: a `Button` or an `IconButton`. */
  readonly trigger: ReactNode;
  /** Groups of actions, with a line between groups. */
  readonly groups: readonly (readonly MenuAction[])[];
}

export function Menu({ label, trigger, groups }: MenuProps) {
  const shown = groups.filter(group => group.length > 0);
  const actions = new Map(shown.flat().map(action => [action.id, action]));
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom start">
        <AriaMenu
          aria-label={label}
          className={styles.list ?? ''}
          onAction={id => actions.get(String(id))?.onAction()}
        >
          {shown.flatMap(group => [
            ...(group === shown[0]
              ? []
              : [<Separator key={`before ${group[0]?.id}`} className={styles.line ?? ''} />]),
            ...group.map(action => <Item key={action.id} action={action} />),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ action }: { readonly action: MenuAction }) {
  return (
    <MenuItem
      id={action.id}
      textValue={action.label}
      className={`${styles.item} ${action.isDanger ? styles.danger : ''}`}
    >
      <span className={styles.tick} aria-hidden="true">
        {action.isChosen ? '✓' : ''}
      </span>
      <Text slot="label" className={styles.label ?? ''}>
        {action.label}
        {action.detail !== undefined && <span className={styles.note}> {action.detail}</span>}
      </Text>
      {action.note !== undefined && (
        <Text slot="description" className={styles.note ?? ''}>
          {action.note}
        </Text>
      )}
    </MenuItem>
  );
}
