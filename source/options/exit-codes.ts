/** What the program ends with. */
export const exitCodes = {fine: 0, failed: 1, usage: 2} as const;

/**
 * What --check ends with: the codes of monitoring plugins, in which whatever keeps it from judging is told apart from
 * what it judges (https://nagios-plugins.org/doc/guidelines.html#AEN78).
 */
export const checkCodes = {fine: 0, warn: 1, crit: 2, unknown: 3} as const;
