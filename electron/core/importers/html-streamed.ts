/**
 * Pages that were sent in pieces: React (18 and later) writes the frame of a page first, and what was not ready yet
 * behind it, hidden, with a script that moves it to its place. The script is never run here; the moves it asks for
 * are made, or the article would be lost as hidden. Format: `react-dom/server`, `completeBoundary` and
 * `completeSegment`.
 */

/** Most pieces of one page that are moved. */
const MAX_PIECES = 200;
/** `$RC("B:0","S:0")` puts a piece in the place of what was shown for it; `$RS("S:1","P:1")` adds one where it belongs. */
const MOVE =
  /\$R(?:C\("(?<boundary>B:[\w:-]{1,40})","(?<piece>S:[\w:-]{1,40})"|S\("(?<segment>S:[\w:-]{1,40})","(?<hole>P:[\w:-]{1,40})")/g;
/** Stands behind what was shown while the piece was awaited. */
const SHOWN_END = '<!--/$-->';

/** The markup of a page with each piece in its place. */
export function withPiecesInPlace(markup: string): string {
  if (!markup.includes('<div hidden id="S:')) return markup;
  let page = markup;
  for (const { groups } of [...markup.matchAll(MOVE)].slice(0, MAX_PIECES)) {
    const piece = groups?.piece ?? groups?.segment ?? '';
    const place = groups?.boundary ?? groups?.hole ?? '';
    page = moved(page, piece, place);
  }
  return page;
}

function moved(page: string, piece: string, place: string): string {
  const opening = `<div hidden id="${piece}">`;
  const start = page.indexOf(opening);
  // The script that moves a piece is written right behind it.
  const script = page.indexOf(`"${piece}"`, start + opening.length);
  const end = page.lastIndexOf('</div>', page.lastIndexOf('<script', script));
  const template = `<template id="${place}"></template>`;
  const hole = page.indexOf(template);
  if (start === -1 || script === -1 || end < start || hole === -1) return page;
  const content = page.slice(start + opening.length, end);
  const rest = `${page.slice(0, start)}${page.slice(end + '</div>'.length)}`;
  const at = rest.indexOf(template);
  const shown = place.startsWith('B:') ? rest.indexOf(SHOWN_END, at) : -1;
  const after = shown === -1 ? at + template.length : shown;
  return at === -1 ? page : `${rest.slice(0, at)}${content}${rest.slice(after)}`;
}
