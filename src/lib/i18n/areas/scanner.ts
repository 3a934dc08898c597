// Words of reading a QR code with the camera or from a picture.
import { area } from '../area.ts';

export const scanner = area({
	th: {
		why: 'ใช้กล้องอ่าน QR เท่านั้น ไม่บันทึกภาพและไม่ส่งภาพออกจากเครื่อง เบราว์เซอร์อาจถามก่อน โปรดกดอนุญาต',
		open: 'เปิดกล้อง',
		close: 'ปิดกล้อง',
		file: 'เลือกรูป QR',
		looking: 'ถือ QR ให้อยู่ในกรอบสักครู่',
		picture: 'ภาพจากกล้อง',
		lightOn: 'เปิดไฟ',
		lightOff: 'ปิดไฟ',
		noneInPicture: 'ไม่พบ QR ในรูปนี้ โปรดเลือกรูปที่เห็น QR ครบทั้งสี่มุมและชัด',
		problem: {
			refused: 'เบราว์เซอร์ไม่ให้ใช้กล้อง อนุญาตกล้องในการตั้งค่าของเบราว์เซอร์แล้วลองอีกครั้ง หรือเลือกรูปหรือพิมพ์แทน',
			none: 'ไม่พบกล้องที่ใช้ได้ในเครื่องนี้ โปรดเลือกรูปหรือพิมพ์แทน',
			'in-use': 'โปรแกรมอื่นกำลังใช้กล้องอยู่ ปิดโปรแกรมนั้นแล้วลองอีกครั้ง หรือเลือกรูปหรือพิมพ์แทน',
			failed: 'เปิดกล้องไม่สำเร็จ โปรดลองอีกครั้ง หรือเลือกรูปหรือพิมพ์แทน'
		}
	},
	en: {
		why: 'The camera only reads the QR code: no picture is kept, none leaves the device. The browser may ask first; please allow it.',
		open: 'Open the camera',
		close: 'Close the camera',
		file: 'Choose a picture',
		looking: 'Hold the QR code inside the frame for a moment',
		picture: 'Picture of the camera',
		lightOn: 'Light on',
		lightOff: 'Light off',
		noneInPicture: 'No QR code was found in this picture. Choose one that shows all four corners, sharp.',
		problem: {
			refused:
				'The browser does not let us use the camera. Allow it in the browser’s settings and try again, or choose a picture or type instead.',
			none: 'No camera that can be used was found. Choose a picture or type instead.',
			'in-use': 'Another program is using the camera. Close it and try again, or choose a picture or type instead.',
			failed: 'The camera did not open. Please try again, or choose a picture or type instead.'
		}
	}
});
