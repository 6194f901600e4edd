/**
 * The window's connection for components: the typed client, the events of the workspace, and one way to make
 * a call whose refusal is told to the person.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { applyEvent, readAgain } from './changes.ts';
import { isCancelled, type Refusal, refusalOf } from './faults.ts';
import { keys, ofWorkspace } from './keys.ts';
import type { Client, Connection } from './transport.ts';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export interface Link {
  readonly client: Client;
  /** Makes a call; a refusal is shown to the person and answered with `ok: false`. */
  run<T>(call: () => Promise<T>): Promise<Result<T>>;
  /** Tells the person why something failed; a cancelled call is nothing to tell. */
  tell(error: unknown): void;
  /** Listens to the events of the workspace after the cache took them in; answers how to stop. */
  onEvent(listener: (event: WorkspaceEvent) => void): () => void;
}

/** How the connection is doing; apart from the link, so that a write redraws only what shows it. */
export interface LinkState {
  /** Calls made with `run` that are still under way. */
  readonly pending: number;
  /** Why the engine is gone, or null while it is there. */
  readonly lost: string | null;
}

const LinkContext = createContext<Link | null>(null);
const LinkStateContext = createContext<LinkState>({ pending: 0, lost: null });

export function useLinkState(): LinkState {
  return useContext(LinkStateContext);
}

/** @throws Error outside a `LinkProvider`. */
export function useLink(): Link {
  const link = useContext(LinkContext);
  if (!link) throw new Error('There is no link here');
  return link;
}

/** A cache in which reads stay valid until an event says otherwise. */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
    },
  });
}

export interface LinkProviderProps {
  readonly connection: Connection;
  readonly cache: QueryClient;
  readonly onRefusal: (refusal: Refusal) => void;
  readonly children: ReactNode;
}

export function LinkProvider({ connection, cache, onRefusal, children }: LinkProviderProps) {
  const { client } = connection;
  const [pending, setPending] = useState(0);
  const [lost, setLost] = useState<string | null>(null);
  const listeners = useRef(new Set<(event: WorkspaceEvent) => void>());

  useEffect(() => connection.onClosed(setLost), [connection]);
  useEffect(() => {
    const stop = new AbortController();
    const hear = (event: WorkspaceEvent) => {
      applyEvent(cache, event);
      for (const listener of listeners.current) listener(event);
    };
    listen(client, cache, hear, stop.signal).catch(error => {
      if (!stop.signal.aborted && !isCancelled(error)) setLost(refusalOf(error).message);
    });
    return () => stop.abort();
  }, [client, cache]);

  const tell = useCallback(
    (error: unknown) => {
      if (!isCancelled(error)) onRefusal(refusalOf(error));
    },
    [onRefusal],
  );
  const run = useCallback(
    async <T,>(call: () => Promise<T>): Promise<Result<T>> => {
      setPending(count => count + 1);
      try {
        return { ok: true, value: await call() };
      } catch (error) {
        tell(error);
        return { ok: false };
      } finally {
        setPending(count => count - 1);
      }
    },
    [tell],
  );
  const onEvent = useCallback((listener: (event: WorkspaceEvent) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);

  const link = useMemo(() => ({ client, run, tell, onEvent }), [client, run, tell, onEvent]);
  const state = useMemo(() => ({ pending, lost }), [pending, lost]);
  return (
    <QueryClientProvider client={cache}>
      <LinkContext value={link}>
        <LinkStateContext value={state}>{children}</LinkStateContext>
      </LinkContext>
    </QueryClientProvider>
  );
}

/** Hears every event. What was read before listening began may have missed one, so it is read again. */
async function listen(
  client: Client,
  cache: QueryClient,
  hear: (event: WorkspaceEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const events = await client.workspace.events(undefined, { signal });
  readAgain(cache, keys.workspace, ...ofWorkspace);
  for await (const event of events) hear(event);
}
