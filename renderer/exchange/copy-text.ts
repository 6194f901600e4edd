/** Putting a text on the clipboard without asking for a permission: as an answer to a copy of the page's own. */

/** Copies a text, and the same as HTML where there is one, while a press or key is being handled; false when the browser does not allow it. */
export function copyText(text: string, html?: string): boolean {
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('copy', answer, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', answer, { capture: true });
  }
}
