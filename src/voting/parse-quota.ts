export { parseQuota, quotaText } from '../law/parse-quota.ts';
