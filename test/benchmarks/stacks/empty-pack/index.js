const { PolicyPack } = require("@pulumi/policy");

/** What a pack costs whose only policy checks nothing. */
const nothing = {
  name: "nothing",
  description: "Checks nothing.",
  enforcementLevel: "mandatory",
  validateStack() {},
};

new PolicyPack("empty", { policies: [nothing] });
