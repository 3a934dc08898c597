// The server's figures in Prometheus' text (O54, O55). Labels are words of the program: route templates, methods, statuses. No name of a
// person, a database or a document is ever among them.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Watch } from '../ports.ts';

const SECONDS_BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
const COMMIT_SECONDS_BUCKETS = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

export class Metrics implements Watch {
	readonly #registry = new Registry();
	readonly #registers = [this.#registry];
	readonly #requests = new Counter({
		name: 'sala_requests_total',
		help: 'Requests answered',
		labelNames: ['route', 'method', 'status'],
		registers: this.#registers
	});
	readonly #seconds = new Histogram({
		name: 'sala_request_seconds',
		help: 'Time from the request to the end of its answer, waiting feeds apart',
		labelNames: ['route'],
		buckets: SECONDS_BUCKETS,
		registers: this.#registers
	});
	readonly #written = new Counter({
		name: 'sala_documents_written_total',
		help: 'Documents written by clients',
		registers: this.#registers
	});
	readonly #commitSeconds = new Histogram({
		name: 'sala_commit_seconds',
		help: 'Time of one commit with its fsync; its count is the number of commits',
		buckets: COMMIT_SECONDS_BUCKETS,
		registers: this.#registers
	});
	readonly #signInsFailed = new Counter({
		name: 'sala_sign_ins_failed_total',
		help: 'Sign-ins with a wrong name or password, and those that had to wait',
		labelNames: ['why'],
		registers: this.#registers
	});

	/** `withProcess`: memory, event-loop lag, garbage collection and file handles of this process too. */
	constructor({ withProcess }: { withProcess: boolean }) {
		if (withProcess) collectDefaultMetrics({ register: this.#registry });
	}

	answered({ route, method, status, seconds, isLive }: Parameters<Watch['answered']>[0]): void {
		this.#requests.inc({ route, method, status });
		if (!isLive) this.#seconds.observe({ route }, seconds);
	}

	wrote(documents: number): void {
		this.#written.inc(documents);
	}

	committed(seconds: number): void {
		this.#commitSeconds.observe(seconds);
	}

	signInFailed(why: 'wrong' | 'locked'): void {
		this.#signInsFailed.inc({ why });
	}

	measure(name: string, help: string, read: () => number): void {
		new Gauge({
			name: `sala_${name}`,
			help,
			registers: this.#registers,
			collect() {
				this.set(read());
			}
		});
	}

	/** All figures as Prometheus reads them. */
	text(): Promise<string> {
		return this.#registry.metrics();
	}

	get contentType(): string {
		return this.#registry.contentType;
	}
}
