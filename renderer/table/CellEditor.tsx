/** Editing a cell in place: a field for words, a list for what is chosen. Enter keeps, Escape gives up. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem, Popover, type Selection } from 'react-aria-components';
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import menu from '../ui/Menu.module.css';
import { columnLabel, fieldOf } from './columns.ts';
import styles from './Grid.module.css';

export interface CellEditorProps {
  readonly row: TableRow;
  readonly column: TableColumn;
  /** What was typed to begin, in the place of what the cell had; null to begin with that. */
  readonly typed: string | null;
  /** Gets null where nothing is to change. */
  readonly onEnd: (patch: AnnotationPatch | null) => void;
}

export function CellEditor(props: CellEditorProps) {
  const { row, column, onEnd } = props;
  const { annotation } = row;
  const field = fieldOf(column)?.field;
  if (column === 'kind') {
    const options = KINDS.map(id => ({ id, label: kinds[id].label }));
    const take = (slugs: readonly string[]) => {
      const kind = KINDS.find(each => each === slugs[0]);
      onEnd(kind && kind !== annotation.kind ? { kind } : null);
    };
    return <Choice {...props} options={options} chosen={[annotation.kind]} onTake={take} />;
  }
  if (column === 'confidence') {
    const options = [1, 2, 3, 4, 5].map(degree => ({ id: String(degree), label: `${degree} of 5` }));
    const chosen = annotation.confidence === undefined ? [] : [String(annotation.confidence)];
    const take = ([degree]: readonly string[]) =>
      onEnd({ confidence: degree === undefined ? null : Number(degree) });
    return <Choice {...props} options={options} chosen={chosen} onTake={take} none="Not set" />;
  }
  if (field && 'options' in field) {
    const options = Object.entries(field.options).map(([id, label]) => ({ id, label }));
    const value = heldIn(row, column);
    const chosen = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const isMultiple = field.type === 'choices';
    const take = (slugs: readonly string[]) => {
      const next = isMultiple ? [...slugs] : (slugs[0] ?? null);
      onEnd({ [column]: slugs.length === 0 ? null : next });
    };
    return (
      <Choice
        {...props}
        options={options}
        chosen={chosen}
        onTake={take}
        {...(isMultiple ? { isMultiple } : { none: 'Not set' })}
      />
    );
  }
  return <Words {...props} isList={field?.type === 'list'} />;
}

function heldIn({ annotation }: TableRow, column: TableColumn): string | string[] | undefined {
  if (column === 'note') return annotation.note;
  const described = fieldOf(column);
  return described && annotation[described.name];
}

/** Between the values of a list, as in an export. */
const BETWEEN = '; ';

function Words({ row, column, typed, onEnd, isList }: CellEditorProps & { readonly isList: boolean }) {
  const value = heldIn(row, column);
  const before = Array.isArray(value) ? value.join(BETWEEN) : (value ?? '');
  const [text, setText] = useState(typed ?? before);
  const field = useRef<HTMLTextAreaElement>(null);
  /** A field that goes away is left as well: what has ended is not ended again. */
  const isOver = useRef(false);
  useEffect(() => {
    const { current } = field;
    current?.focus();
    if (typed === null) current?.select();
    else current?.setSelectionRange(typed.length, typed.length);
  }, [typed]);
  const end = (isKept: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    const next = text.trim();
    if (!isKept || next === before) return onEnd(null);
    const list = next
      .split(';')
      .map(item => item.trim())
      .filter(item => item !== '');
    onEnd({ [column]: next === '' ? null : isList ? list : next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The table's own keys are for when no cell is edited.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isKeeping = event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey);
    if (!isKeeping && event.key !== 'Escape') return;
    event.preventDefault();
    end(isKeeping);
  };
  return (
    <textarea
      ref={field}
      aria-label={isList ? `${columnLabel(column)}, with ; between them` : columnLabel(column)}
      className={styles.editor}
      dir="auto"
      rows={2}
      maxLength={column === 'note' ? 100_000 : 10_000}
      value={text}
      onChange={event => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
      onMouseDown={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
    />
  );
}

interface ChoiceProps extends Pick<CellEditorProps, 'column' | 'onEnd'> {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onTake: (slugs: readonly string[]) => void;
  readonly isMultiple?: boolean;
  /** Words for choosing nothing; absent where something must be chosen. */
  readonly none?: string;
}

/** Stands for nothing in the list. */
const NONE = '';

function Choice({ column, options, chosen, onTake, onEnd, isMultiple = false, none }: ChoiceProps) {
  const place = useRef<HTMLSpanElement>(null);
  const isOver = useRef(false);
  const [slugs, setSlugs] = useState<readonly string[]>(chosen);
  const known = options.map(({ id }) => id);
  // A value that a newer Postil wrote is offered as it is, so that it is not lost by looking.
  const strangers = chosen.filter(id => !known.includes(id)).map(id => ({ id, label: id }));
  const items = [
    ...options,
    ...strangers,
    ...(none === undefined || chosen.length === 0 ? [] : [{ id: NONE, label: none }]),
  ];
  const end = (taken: readonly string[] | null) => {
    if (isOver.current) return;
    isOver.current = true;
    if (taken === null || taken.join('\n') === chosen.join('\n')) onEnd(null);
    else onTake(taken);
  };
  const onSelect = (selection: Selection) => {
    const next = selection === 'all' ? known : [...selection].map(String);
    if (isMultiple) return setSlugs(items.map(({ id }) => id).filter(id => next.includes(id)));
    end(next[0] === undefined ? chosen : next[0] === NONE ? [] : next);
  };
  return (
    <>
      <span ref={place} className={styles.anchor} />
      <Popover
        className={menu.popover ?? ''}
        triggerRef={place}
        isOpen
        offset={2}
        placement="bottom start"
        onOpenChange={() => end(isMultiple ? slugs : null)}
      >
        <ListBox
          aria-label={columnLabel(column)}
          className={menu.list ?? ''}
          autoFocus={chosen.length > 0 ? true : 'first'}
          selectionMode={isMultiple ? 'multiple' : 'single'}
          disallowEmptySelection={!isMultiple}
          selectedKeys={isMultiple ? slugs : chosen}
          onSelectionChange={onSelect}
          items={items}
        >
          {({ id, label }) => (
            <ListBoxItem id={id} textValue={label} className={menu.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={menu.tick} aria-hidden="true">
                    {isSelected ? '✓' : ''}
                  </span>
                  <span>{label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </>
  );
}
