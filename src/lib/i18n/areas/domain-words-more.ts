// The closed lists of domain/facts.ts that no form for a new visitor needs, in words.
import { area } from '../area.ts';

export const moreDomainWords = area({
	th: {
		centreType: {
			'provincial-organisation': 'องค์การบริหารส่วนจังหวัด',
			city: 'เทศบาลนคร',
			town: 'เทศบาลเมือง',
			'subdistrict-municipality': 'เทศบาลตำบล',
			'subdistrict-organisation': 'องค์การบริหารส่วนตำบล',
			pattaya: 'เมืองพัทยา',
			'district-point': 'จุดบริการของอำเภอ'
		},
		surveyMode: { self: 'ผู้รับบริการกรอกเอง', assisted: 'เจ้าหน้าที่กรอกแทน', paper: 'กระดาษ', phone: 'โทรศัพท์ของผู้รับบริการ' },
		correctionReason: {
			'typing-error': 'พิมพ์ผิด',
			'wrong-work': 'เลือกงานบริการผิด',
			'wrong-outcome': 'บันทึกผลผิด',
			'visitor-asked': 'ผู้รับบริการขอแก้ไข',
			other: 'เหตุผลอื่น'
		},
		voidReason: {
			duplicate: 'บันทึกซ้ำ',
			'wrong-person': 'ผิดคน',
			'visitor-left': 'ผู้รับบริการไม่รอรับบริการ',
			training: 'ทดลองใช้งาน',
			other: 'เหตุผลอื่น'
		},
		abandonReason: { idle: 'ไม่มีการตอบตามเวลา', 'staff-ended': 'เจ้าหน้าที่ปิดแบบสำรวจ' },
		factKind: {
			'centre-profile-set': 'ตั้งข้อมูลศูนย์',
			'service-catalogue-published': 'ประกาศรายการงานบริการ',
			'service-choice-set': 'เลือกงานที่เปิดให้บริการ',
			'service-favourites-set': 'เลือกงานที่ใช้บ่อย',
			'survey-definition-published': 'ประกาศแบบสำรวจ',
			'visit-registered': 'ลงทะเบียน',
			'work-outcome-recorded': 'บันทึกผลการให้บริการ',
			'visit-corrected': 'แก้ไข',
			'visit-voided': 'ยกเลิกรายการ',
			'case-forwarded': 'ส่งต่อหน่วยงานเจ้าของเรื่อง',
			'case-followed-up': 'ติดตามเรื่อง',
			'case-answered': 'ได้รับคำตอบจากหน่วยงาน',
			'case-visitor-told': 'แจ้งผู้รับบริการ',
			'case-closed': 'ปิดเรื่อง',
			'case-reopened': 'เปิดเรื่องอีกครั้ง',
			'case-assigned': 'เปลี่ยนผู้รับผิดชอบ',
			'survey-answered': 'ตอบแบบสำรวจ',
			'survey-abandoned': 'ตอบแบบสำรวจไม่จบ',
			'personal-erased': 'ลบข้อมูลบุคคล'
		},
		role: {
			administrator: 'ผู้ดูแลระบบ',
			head: 'หัวหน้าศูนย์',
			counter: 'เจ้าหน้าที่เคาน์เตอร์',
			supervisor: 'ผู้กำกับดูแล',
			device: 'เครื่องของศูนย์',
			'revoked-device': 'เครื่องที่เพิกถอนแล้ว'
		}
	},
	en: {
		centreType: {
			'provincial-organisation': 'Provincial administrative organisation',
			city: 'City municipality',
			town: 'Town municipality',
			'subdistrict-municipality': 'Subdistrict municipality',
			'subdistrict-organisation': 'Subdistrict administrative organisation',
			pattaya: 'Pattaya City',
			'district-point': 'District service point'
		},
		surveyMode: {
			self: 'Filled in by the visitor',
			assisted: 'Filled in by staff for the visitor',
			paper: 'Paper',
			phone: 'The visitor’s own phone'
		},
		correctionReason: {
			'typing-error': 'Typing error',
			'wrong-work': 'Wrong service chosen',
			'wrong-outcome': 'Wrong outcome recorded',
			'visitor-asked': 'The visitor asked for it',
			other: 'Another reason'
		},
		voidReason: {
			duplicate: 'Entered twice',
			'wrong-person': 'Wrong person',
			'visitor-left': 'The visitor left without being served',
			training: 'Practice entry',
			other: 'Another reason'
		},
		abandonReason: { idle: 'No answer in time', 'staff-ended': 'Closed by staff' },
		factKind: {
			'centre-profile-set': 'Centre details set',
			'service-catalogue-published': 'Service list published',
			'service-choice-set': 'Services offered chosen',
			'service-favourites-set': 'Services that come first chosen',
			'survey-definition-published': 'Survey published',
			'visit-registered': 'Registered',
			'work-outcome-recorded': 'Outcome recorded',
			'visit-corrected': 'Corrected',
			'visit-voided': 'Voided',
			'case-forwarded': 'Sent to the owner agency',
			'case-followed-up': 'Followed up',
			'case-answered': 'Answer of the agency',
			'case-visitor-told': 'Visitor told',
			'case-closed': 'Case closed',
			'case-reopened': 'Case reopened',
			'case-assigned': 'Given to another officer',
			'survey-answered': 'Survey answered',
			'survey-abandoned': 'Survey not finished',
			'personal-erased': 'Personal data erased'
		},
		role: {
			administrator: 'Administrator',
			head: 'Head of centre',
			counter: 'Counter staff',
			supervisor: 'Supervisor',
			device: 'Device of the centre',
			'revoked-device': 'Revoked device'
		}
	}
});
