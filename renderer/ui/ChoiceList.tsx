/** A framed list of which one line is chosen, and shown in full beside it. */
import { ListBox, type ListBoxProps } from 'react-aria-components';
import lines from './Lines.module.css';

export interface ChoiceListProps<T extends { readonly id: string }>
  extends Pick<
    ListBoxProps<T>,
    'aria-label' | 'children' | 'dependencies' | 'onAction' | 'renderEmptyState'
  > {
  readonly items: readonly T[];
  readonly className?: string | undefined;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

export function ChoiceList<T extends { readonly id: string }>({
  className = '',
  chosen,
  onChoose,
  ...list
}: ChoiceListProps<T>) {
  return (
    <ListBox
      {...list}
      className={`${lines.frame} ${className}`}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={keys => {
        const [id] = keys === 'all' ? [] : keys;
        if (id !== undefined) onChoose(String(id));
      }}
    />
  );
}
