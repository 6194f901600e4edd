/**
 * pdf.js, as the parser process uses it: on the thread that asks, with nothing fetched, evaluated, drawn or
 * decoded that is not text. Loaded only when a PDF is read, for it is large.
 */
import './drawing-stand-in.ts';
// Leaves its handler in a global, where the other half finds it and starts no worker.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { AnnotationMode, getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CharacterMaps } from './character-maps.ts';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export { AnnotationMode, OPS };

/**
 * Opens a document. The caller must destroy it.
 * @param bytes Taken over by pdf.js, which may detach them.
 * @throws Errors of pdf.js, told apart by their `name`.
 */
export function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // One pixel: every real image is left out before it is decoded.
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    BinaryDataFactory: CharacterMaps,
  }).promise;
}
