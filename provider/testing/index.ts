export { type ApiKeyFixture, emulatorApiKey } from "./api-key";
export { type AtlasEmulator, type AtlasEmulatorOptions, startAtlasEmulator } from "./emulator";
export type { AnswerFault, DropFault, Fault, FaultScope } from "./fault";
export type { InvitationFixture } from "./invitation-fixture";
export type { JournalEntry } from "./journal";
export type { OrganizationFixture } from "./organizations";
