import pulumi
from pulumi_atlas_invitations import InvitationGate

gate = InvitationGate(
    "acme",
    org_id=pulumi.Config().require("orgId"),
    expectations=[
        {"max_age": {"days": 14}},
        {"allowed_domains": {"domains": ["acme.com"]}},
        {"forbidden_roles": {"roles": ["ORG_OWNER"]}},
    ],
)
pulumi.export("passed", gate.verdict.passed)
