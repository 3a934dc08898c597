// What an answer may look like for this client: its Accept and Accept-Encoding headers, read as CouchDB reads them.
import type { Ask } from './exchange.ts';

/** Whether the client takes this type (`multipart/mixed`); one that does not say takes everything. */
export function accepts(ask: Pick<Ask, 'header'>, type: string): boolean {
	const family = `${type.split('/')[0]}/*`;
	const listed = qualities(ask.header('accept') ?? '*/*');
	const refused = listed.some(([name, quality]) => quality === 0 && (name === type || name === family));
	return !refused && listed.some(([name, quality]) => quality > 0 && (name === type || name === family || name === '*/*'));
}

/** Whether the client unpacks gzip itself. */
export function acceptsGzip(ask: Pick<Ask, 'header'>): boolean {
	const listed = new Map(qualities(ask.header('accept-encoding') ?? ''));
	return (listed.get('gzip') ?? listed.get('*') ?? 0) > 0;
}

function qualities(header: string): [name: string, quality: number][] {
	return header
		.split(',')
		.filter((item) => item.trim() !== '')
		.map((item) => {
			const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
			const quality = parameters.find((parameter) => parameter.startsWith('q='));
			return [name, quality === undefined ? 1 : Number(quality.slice('q='.length)) || 0];
		});
}
