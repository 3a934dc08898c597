// A line to the server that counts every byte that crosses it, headers and all.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Traffic {
	upBytes: number;
	downBytes: number;
}

export class CountedLine {
	private readonly traffic: Traffic = { upBytes: 0, downBytes: 0 };
	private readonly sockets = new Set<Socket>();
	private readonly server: Server;

	private constructor(target: URL) {
		this.server = createServer((near) => {
			const far = connect(Number(target.port), target.hostname);
			for (const socket of [near, far]) this.keep(socket);
			near.on('data', (data) => (this.traffic.upBytes += data.length));
			far.on('data', (data) => (this.traffic.downBytes += data.length));
			near.pipe(far).pipe(near);
			near.on('close', () => far.destroy());
			far.on('close', () => near.destroy());
		});
	}

	/** Opens a line to the host of a URL. */
	static async to(url: string): Promise<CountedLine> {
		const line = new CountedLine(new URL(url));
		await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
		return line;
	}

	/** The given URL by way of this line. */
	through(url: string): string {
		const { port } = this.server.address() as AddressInfo;
		return Object.assign(new URL(url), { port: String(port) }).href;
	}

	/** What crossed since the last call. */
	taken(): Traffic {
		const taken = { ...this.traffic };
		this.traffic.upBytes = 0;
		this.traffic.downBytes = 0;
		return taken;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private keep(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket));
		// Connections end as they like; the requests on them say what became of it.
		socket.on('error', () => socket.destroy());
	}
}
