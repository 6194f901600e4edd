/** Starts the window: connects to the engine, makes the cache, and draws the app. */
import './no-eval.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Stopped } from './app/Stopped.tsx';
import { refusalOf } from './link/faults.ts';
import { createCache } from './link/link.tsx';
import { ConnectionRefused, connect } from './link/transport.ts';
import { bringHanFaces } from './ui/han-faces.ts';

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the app');
const root = createRoot(place);

connect().then(
  connection => root.render(<App connection={connection} cache={createCache()} />),
  (error: unknown) => {
    const why = error instanceof ConnectionRefused ? error.message : refusalOf(error).message;
    root.render(<Stopped why={why} />);
  },
);
bringHanFaces(navigator.platform);
