/** The whole loopback shell with the real engine, in a profile of its own, and a client that speaks to it. */
import { randomBytes } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '../../shared/contract/contract.ts';

export interface WindowClient {
  readonly client: ContractRouterClient<Contract>;
  close(): Promise<void>;
}

/** Opens what a window would open, from the address that Postil prints. */
export async function openWindowClient(address: string): Promise<WindowClient> {
  const { host, origin, hash } = new URL(address);
  const [kind, secret] = hash.slice(1).split('=');
  const own = randomBytes(32).toString('base64url');
  const protocols = kind === 'code' ? [`token.${own}`, `code.${secret}`] : [`token.${secret}`];
  const socket = new WebSocket(`ws://${host}/rpc`, ['postil', ...protocols], { origin });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ websocket: socket as never }),
  );
  return {
    client,
    close: () =>
      new Promise(resolve => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}
