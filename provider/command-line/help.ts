/** What the help of every command ends with. */
export const exitCodesHelp = `
Credentials come from the environment: MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET, or
MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY.

Exit codes:
  0  everything passed
  1  a mandatory violation
  2  an organization could not be read, or the command could not do what it was asked

Examples:
  $ npx pulumi-atlas-invitations list 5f0000000000000000000001
  $ npx pulumi-atlas-invitations check`;

/** Examples of `check`. */
export const checkExamples = `
Examples:
  $ pulumi-atlas-invitations check
  $ pulumi-atlas-invitations check gates.yaml acme swing
  $ pulumi-atlas-invitations check --format json | jq '.gates[] | select(.passed | not) | .gate'
  $ pulumi-atlas-invitations check --output sarif=invitations.sarif --output junit=invitations.xml
  $ pulumi-atlas-invitations check --as-of 2026-12-24`;

/** Examples of `list`. */
export const listExamples = `
Examples:
  $ pulumi-atlas-invitations list 5f0000000000000000000001
  $ pulumi-atlas-invitations list gates.yaml --format csv > invitations.csv
  $ pulumi-atlas-invitations list 5f0000000000000000000001 --status INVITATION_EXPIRED`;

/** Examples of `doctor`. */
export const doctorExamples = `
Examples:
  $ pulumi-atlas-invitations doctor 5f0000000000000000000001
  $ pulumi-atlas-invitations doctor gates.yaml --endpoint users`;

/** Examples of `emulator`. */
export const emulatorExamples = `
Examples:
  $ pulumi-atlas-invitations emulator
  $ pulumi-atlas-invitations emulator --port 27400`;
