// Words of sending and receiving that are always in sight: the chip in the top bar. What the panel says is in sync-panel.ts.
import { area } from '../area.ts';

export const sync = area({
	th: {
		chip: {
			allSent: 'ส่งครบแล้ว',
			allSentWhen: (when: string) => `ส่งครบแล้ว · ${when}`,
			allSentOffline: 'ส่งครบแล้ว · ไม่มีเครือข่าย',
			waiting: (unsent: string) => `รอส่ง ${unsent} รายการ · ทำงานต่อได้`,
			sending: (unsent: string) => `กำลังส่ง ${unsent} รายการ`,
			receiving: (percent: string) => `กำลังรับข้อมูล ${percent}%`,
			receivingFirst: 'กำลังรับข้อมูล',
			refused: (refused: string) => `ถูกปฏิเสธ ${refused} รายการ · ดูเหตุผล`,
			signedOut: 'ต้องเข้าสู่ระบบใหม่',
			checking: 'กำลังตรวจรายการที่รอส่ง',
			notYet: 'ยังไม่ได้ติดต่อ',
			offlineNotYet: 'ไม่มีเครือข่าย · ทำงานต่อได้'
		},
		record: { unsent: 'ยังไม่ส่ง', sent: 'ส่งแล้ว', refused: 'ถูกปฏิเสธ' },
		panelTitle: 'การส่งข้อมูล'
	},
	en: {
		chip: {
			allSent: 'All sent',
			allSentWhen: (when) => `All sent · ${when}`,
			allSentOffline: 'All sent · no network',
			waiting: (unsent) => `${unsent} to send · you can go on`,
			sending: (unsent) => `Sending ${unsent}`,
			receiving: (percent) => `Receiving ${percent}%`,
			receivingFirst: 'Receiving data',
			refused: (refused) => `${refused} refused · see why`,
			signedOut: 'Please sign in again',
			checking: 'Checking what is to be sent',
			notYet: 'No contact yet',
			offlineNotYet: 'No network · you can go on'
		},
		record: { unsent: 'Not sent yet', sent: 'Sent', refused: 'Refused' },
		panelTitle: 'Sending data'
	}
});
