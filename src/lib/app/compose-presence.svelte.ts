// Who is at the device (promises A20–A23): whoever's PIN opened the vault, with the roles that the staff table gives them now. Somebody
// who left is shut out here, as soon as this device hears of it.
import { liveQuery } from 'dexie';
import { readKiosk } from '#device/kiosk-state.ts';
import type { Session } from '#device/ports.ts';
import type { Vault } from '#device/vault.ts';
import type { Actor } from '#commands/command-context.ts';
import { rolesIn, type Role } from '#domain/roles.ts';
import { rolesOfStaff } from '#domain/staff-member.ts';
import { staffById } from '#readmodel/queries/staff.ts';
import type { ReadModelDatabase, StaffRow } from '#readmodel/schema.ts';
import { databaseOf } from '#sync/scope.ts';
import type { Who } from './app.ts';

/** What must be written down before a lock gets this long; then the lock falls. */
export const BEFORE_LOCK_WAIT_MS_MAX = 500;

export interface PresenceDeps {
	session: Session;
	vault: Vault;
	db: ReadModelDatabase;
	report: (error: unknown) => void;
	/** Told whenever `who` became another or nobody. */
	onWho?: (who: Who | undefined) => void;
}

export class Presence {
	/** Undefined while the device is locked, or on its way there. */
	who = $state.raw<Who>();
	vaultState = $state.raw<Vault['state']>('absent');

	private readonly deps: PresenceDeps;
	private staff: readonly StaffRow[] | undefined;
	private locking = false;
	private hooks: readonly (() => Promise<unknown>)[] = [];
	private readonly stops: (() => void)[];

	constructor(deps: PresenceDeps) {
		this.deps = deps;
		const { vault, db } = deps;
		const asked = liveQuery(() => db.staff.toArray()).subscribe({
			next: (rows) => this.heard(rows),
			error: (error: unknown) => deps.report(error)
		});
		this.stops = [() => asked.unsubscribe(), vault.onChange(() => this.look())];
		this.look();
	}

	/**
	 * Who does an act that begins now: in the kiosk whoever handed over, else whoever unlocked. Before any PIN was set the
	 * credential itself; while locked nobody, who may do nothing.
	 */
	async actor(): Promise<Actor> {
		const { vault, session, db } = this.deps;
		const kiosk = readKiosk();
		const staff = kiosk === undefined ? vault.staff : (kiosk.by ?? session.user);
		if (staff === undefined) return { staff: session.user, roles: vault.state === 'absent' ? this.rolesOfCredential() : [] };
		return { staff, roles: this.rolesOf(staff, await staffById(db, staff)) };
	}

	/** Something to be finished before the keys are forgotten, e.g. a draft; returns how to take it back. */
	beforeLock(hook: () => Promise<unknown>): () => void {
		this.hooks = [...this.hooks, hook];
		return () => void (this.hooks = this.hooks.filter((one) => one !== hook));
	}

	/** The screens go at once; the keys when what was begun is written down, or after BEFORE_LOCK_WAIT_MS_MAX. */
	async lock(): Promise<void> {
		const { vault } = this.deps;
		if (this.locking || vault.state !== 'unlocked') return;
		this.locking = true;
		this.look();
		await Promise.race([Promise.allSettled(this.hooks.map((hook) => hook())), waited(BEFORE_LOCK_WAIT_MS_MAX)]);
		this.locking = false;
		vault.lock();
		this.look();
	}

	stop(): void {
		for (const stop of this.stops) stop();
	}

	private heard(rows: readonly StaffRow[]): void {
		this.staff = rows;
		this.shutOut().catch((error: unknown) => this.deps.report(error));
		this.look();
	}

	/** Slots of people who are disabled go; whoever of them is at the device right now is shut out first. */
	private async shutOut(): Promise<void> {
		const { vault } = this.deps;
		const disabled = (staff: string): boolean => this.rowOf(staff)?.disabled !== undefined;
		if (vault.staff !== undefined && disabled(vault.staff)) await this.lock();
		for (const { staff } of vault.slots()) if (disabled(staff)) await vault.removeSlot(staff);
	}

	private look(): void {
		const { vault } = this.deps;
		this.vaultState = this.locking ? 'locked' : vault.state;
		const who = this.locking || vault.staff === undefined || this.staff === undefined ? undefined : this.whoIs(vault.staff);
		// The same person as before is no change: screens keep what they show.
		if (JSON.stringify(who) === JSON.stringify(this.who)) return;
		this.who = who;
		this.deps.onWho?.(who);
	}

	private whoIs(staff: string): Who {
		const { session } = this.deps;
		const row = this.rowOf(staff);
		const owner = session.kind === 'account' && session.user === staff ? session.displayName : '';
		return { staff, displayName: row?.name || owner || staff, roles: this.rolesOf(staff, row) };
	}

	/** The staff table's role, and the account's own for its owner; none once disabled. */
	private rolesOf(staff: string, row: StaffRow | undefined): Role[] {
		const { session } = this.deps;
		if (row?.disabled !== undefined) return [];
		const own = session.kind === 'account' && session.user === staff ? this.rolesOfCredential() : [];
		return [...rolesOfStaff(row).filter((role) => !own.includes(role)), ...own];
	}

	private rowOf(staff: string): StaffRow | undefined {
		return this.staff?.find(({ id }) => id === staff);
	}

	private rolesOfCredential(): Role[] {
		const { session } = this.deps;
		return rolesIn(session.roles, databaseOf(session.org));
	}
}

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
