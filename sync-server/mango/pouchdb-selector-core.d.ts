// PouchDB's matcher, which ours is checked against where that is right; the package has no types.
declare module 'pouchdb-selector-core' {
	export function matchesSelector(document: object, selector: object): boolean;
}
