/** A page with nothing but the real transport: shows what a call answers and why a connection ended. */
import { connect } from '../../../renderer/link/transport.ts';

const show = (id: string, text: string): void => {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
};

try {
  const connection = await connect();
  connection.onClosed(why => show('state', why));
  const abilities = await connection.client.shell.abilities();
  show('state', 'connected');
  show('answer', JSON.stringify(abilities));
} catch (error) {
  show('state', error instanceof Error ? error.message : String(error));
}
