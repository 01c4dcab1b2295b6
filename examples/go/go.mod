module invitations

go 1.25

require (
	example.com/pulumi-atlas-invitations/sdk/go v0.0.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)

replace example.com/pulumi-atlas-invitations/sdk/go => ./sdks/atlas-invitations
