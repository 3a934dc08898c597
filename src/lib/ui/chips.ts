// What a group of chips is given, whether one of them or any number is chosen.

export interface ChipsProps<Value extends string> {
	legend: string;
	options: readonly { value: Value; label: string; hint?: string | undefined }[];
	id?: string;
	hint?: string | undefined;
	error?: string | undefined;
	optional?: boolean;
	legendHidden?: boolean;
	disabled?: boolean;
}
