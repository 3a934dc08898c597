// Who is at the other end of a request, as far as the connection or a trusted proxy in front says (P113).
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface Client {
	/** What failed sign-ins are counted by: an IPv4 address, or the /64 of an IPv6 one, which is what one household gets. */
	network: string;
	/** Whether nothing of the way to the client was in the clear. */
	secure: boolean;
	/** Where the client believes us to be: `https://host:port`. */
	origin: string;
}

/** `trustProxy`: the last X-Forwarded- values were written by our own proxy, and anyone else's come before them. */
export function clientOf(request: IncomingMessage, trustProxy: boolean): Client {
	const forwarded = (name: string): string | undefined => (trustProxy ? lastOf(request.headers[name]) : undefined);
	const proto = forwarded('x-forwarded-proto');
	const secure = proto === undefined ? (request.socket as Partial<TLSSocket>).encrypted === true : proto.toLowerCase() === 'https';
	const host = hostOf(forwarded('x-forwarded-host') ?? request.headers.host);
	return {
		network: networkOf(forwarded('x-forwarded-for') ?? request.socket.remoteAddress ?? ''),
		secure,
		origin: `${secure ? 'https' : 'http'}://${host}`
	};
}

function lastOf(header: string | string[] | undefined): string | undefined {
	const last = String(header ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return last === '' ? undefined : last;
}

/** A name with or without a port; what a header may say beside that has no place in an address. */
const hostOf = (host: string | undefined): string => (host !== undefined && /^[\w.[\]:-]+$/.test(host) ? host : 'localhost');

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;

function networkOf(address: string): string {
	const plain = address
		.replace(/^\[|\](?::\d+)?$/g, '')
		.replace(/^::ffff:(?=\d+\.)/i, '')
		.replace(/%.*$/, '');
	const withoutPort = plain.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
	if (isIPv4(withoutPort)) return withoutPort;
	return isIPv6(plain) ? `${groupsOf(plain).slice(0, NETWORK_GROUPS).join(':')}::/64` : 'unknown';
}

function groupsOf(address: string): string[] {
	const [head = '', tail = ''] = address.toLowerCase().split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail === '' ? [] : tail.split(':');
	const gap = address.includes('::') ? Math.max(0, IPV6_GROUPS - before.length - after.length) : 0;
	return [...before, ...new Array<string>(gap).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
