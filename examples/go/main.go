package main

import (
	"example.com/pulumi-atlas-invitations/sdk/go/atlasinvitations"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		gate, err := atlasinvitations.NewInvitationGate(ctx, "acme", &atlasinvitations.InvitationGateArgs{
			OrgId: pulumi.String(config.Require(ctx, "orgId")),
			Expectations: atlasinvitations.ExpectationArray{
				atlasinvitations.ExpectationArgs{MaxAge: atlasinvitations.MaxAgeArgs{Days: pulumi.Float64(14)}},
				atlasinvitations.ExpectationArgs{
					AllowedDomains: atlasinvitations.AllowedDomainsArgs{Domains: pulumi.ToStringArray([]string{"acme.com"})},
				},
				atlasinvitations.ExpectationArgs{
					ForbiddenRoles: atlasinvitations.ForbiddenRolesArgs{Roles: pulumi.ToStringArray([]string{"ORG_OWNER"})},
				},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("passed", gate.Verdict.Passed())
		return nil
	})
}
