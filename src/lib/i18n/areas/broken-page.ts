// Words of the page that stands for one that is not there or broke.
import { area } from '../area.ts';

export const brokenPage = area({
	th: {
		notFoundTitle: 'ไม่พบหน้านี้',
		notFoundText: 'ที่อยู่อาจพิมพ์ผิดหรือหน้านี้ถูกย้าย',
		brokenTitle: 'หน้านี้เปิดไม่สำเร็จ',
		brokenText: 'ข้อมูลที่บันทึกไว้ยังอยู่ในเครื่อง โปรดลองอีกครั้ง',
		reload: 'เปิดหน้านี้ใหม่',
		home: 'ไปหน้าแรก'
	},
	en: {
		notFoundTitle: 'Page not found',
		notFoundText: 'The address may be mistyped, or the page was moved.',
		brokenTitle: 'This page could not be opened',
		brokenText: 'What was saved is still on this device. Please try again.',
		reload: 'Open this page again',
		home: 'Go to the first page'
	}
});
