/** A modal dialog with a title, a way out, and its buttons in a row at the end. */
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** Called on Escape, on a press outside and by the close button. */
  readonly onClose: () => void;
  /** Whether a press outside closes it; not where typed words would be lost. */
  readonly isDismissable?: boolean;
  /** Whether there is no way out but the dialog's own buttons. */
  readonly isFirm?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { title, size = 'medium', onClose, isDismissable = false, isFirm = false, children, footer } = props;
  const modal = useRef<HTMLDivElement>(null);
  useEscapeFromNowhere(modal, isFirm ? null : onClose);
  return (
    <ModalOverlay
      isOpen
      isDismissable={isDismissable && !isFirm}
      isKeyboardDismissDisabled={isFirm}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
      className={styles.scrim ?? ''}
      data-dialog=""
    >
      <Modal ref={modal} className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {/* A tooltip would take the Escape that is meant for the dialog. */}
            {!isFirm && <IconButton label="Close" tip={null} icon={<X />} onPress={onClose} />}
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Closes the dialog on Escape while nothing has the focus. React Aria lets go of it for a moment after opening, so
 * that VoiceOver notices the dialog, and on a busy machine that moment is long enough to press a key in.
 */
function useEscapeFromNowhere(modal: RefObject<HTMLElement | null>, onClose: (() => void) | null): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.activeElement !== document.body)
        return;
      const top = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
      if (top && modal.current?.contains(top)) onClose?.();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [modal, onClose]);
}
