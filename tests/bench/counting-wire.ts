// A wire between a client and the server that counts what goes over it, heads and packing and all.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CountingWire {
	url: string;
	/** Since the last call: bytes to and from the server. */
	count(): { sentBytes: number; receivedBytes: number };
	close(): void;
}

/** Opens a wire to the server at `port` of this machine. */
export async function openWire(port: number): Promise<CountingWire> {
	let sentBytes = 0;
	let receivedBytes = 0;
	const sockets = new Set<Socket>();
	const wire = createServer({ noDelay: true }, (client) => {
		const server = connect({ port, host: '127.0.0.1', noDelay: true });
		client.on('data', (bytes) => (sentBytes += bytes.length));
		server.on('data', (bytes) => (receivedBytes += bytes.length));
		client.pipe(server).pipe(client);
		for (const socket of [client, server]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
		}
	});
	await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
		count() {
			const counted = { sentBytes, receivedBytes };
			sentBytes = receivedBytes = 0;
			return counted;
		},
		close() {
			wire.close();
			for (const socket of sockets) socket.destroy();
		}
	};
}
