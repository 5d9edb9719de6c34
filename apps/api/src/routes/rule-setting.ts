import { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { decideRuleSetting } from '@countersign/services/rule-setting/decide';
import { listRuleSettings } from '@countersign/services/rule-setting/list';
import { proposeRuleSetting } from '@countersign/services/rule-setting/propose';
import { bind } from '../routing/bind.ts';

export const ruleSettingRoutes = bind('rule-setting', ruleSettingOperations, {
  list: listRuleSettings,
  propose: proposeRuleSetting,
  decide: decideRuleSetting,
});
