// Words of the button that saves a rescue file: apart, because it stands on screens that must load little.
import { area } from '../area.ts';

export const rescueButton = area({
	th: { save: 'บันทึกแฟ้มกู้คืน', notLoaded: 'เปิดส่วนนี้ของโปรแกรมไม่ได้ ข้อมูลยังอยู่ในเครื่อง โปรดลองอีกครั้ง' },
	en: {
		save: 'Save a rescue file',
		notLoaded: 'This part of the program did not open. The data is still on this device; please try again.'
	}
});
