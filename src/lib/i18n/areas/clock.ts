// Words about a device whose clock is wrong.
import { area } from '../area.ts';

export const clockWords = area({
	th: {
		wrong: 'นาฬิกาของเครื่องนี้ไม่ตรง',
		rightTime: (time: string) => `เวลาที่ถูกต้องคือ ${time}`,
		recorded: 'รายการใหม่ใช้วันและเวลาที่ถูกต้องให้แล้ว โปรดตั้งนาฬิกาของเครื่องให้ตรง',
		doubtful: 'นาฬิกาของเครื่องนี้ถูกเปลี่ยน',
		likelyTime: (time: string) => `เวลาที่น่าจะถูกต้องคือ ${time}`,
		compared: 'โปรดตรวจวันที่และเวลาของเครื่อง เมื่อมีเครือข่ายจะเทียบเวลาให้เอง',
		unbelievable: 'วันที่ของเครื่องนี้ไม่น่าจะถูกต้อง',
		setFirst: 'โปรดตั้งวันที่ของเครื่องก่อนลงทะเบียน หรือต่อเครือข่ายสักครู่ เพื่อให้รายการอยู่ในวันที่ถูกต้อง'
	},
	en: {
		wrong: 'The clock of this device is wrong',
		rightTime: (time) => `The right time is ${time}`,
		recorded: 'New entries get the right day and time already. Please set the clock of the device.',
		doubtful: 'The clock of this device was changed',
		likelyTime: (time) => `The right time is probably ${time}`,
		compared: 'Please check the date and time of the device. With a network it is compared by itself.',
		unbelievable: 'The date of this device cannot be right',
		setFirst: 'Please set the date before registering, or connect to the network for a moment, so that entries fall on the right day.'
	}
});
