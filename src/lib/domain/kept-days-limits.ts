// How many days of service a tablet keeps. Apart from the rule (kept-days.ts), so that no first screen loads that.

/** Today included; a head may choose within the limits. */
export const KEPT_DAYS_DEFAULT = 120;
export const KEPT_DAYS_MIN = 30;
export const KEPT_DAYS_MAX = 400;
