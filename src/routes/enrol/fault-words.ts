// What is wrong with a code, in words.
import type { EnrolmentQrFault } from '#domain/enrolment-qr.ts';
import { enrol } from '#i18n/areas/enrol.ts';
import type { EnrolFault } from './enrol.svelte.ts';

export const qrFaultWords = (fault: EnrolmentQrFault): string =>
	fault.fault === 'other-server' ? enrol().otherServer(fault.origin) : enrol().qrFault[fault.fault];

export function faultWords(fault: EnrolFault): string {
	switch (fault.kind) {
		case 'code':
			return enrol().codeFault[fault.fault];
		case 'qr':
			return qrFaultWords(fault.fault);
		case 'problem':
			return enrol().problem[fault.problem];
	}
}
