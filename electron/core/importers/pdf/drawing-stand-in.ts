/**
 * pdf.js makes a matrix of the kind browsers have as soon as it is loaded, for drawing. Nothing is drawn here;
 * a class of that name is all it takes.
 */
if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
