CREATE TABLE "AdviceQuestions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AdviceQuestions" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "Theme" TEXT NOT NULL,
    "Result" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Answers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Answers" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Reporter" TEXT NULL,
    "CodeHash" BLOB NULL,
    "ReporterName" BLOB NULL,
    "ReporterContact" BLOB NULL,
    "Wish" TEXT NOT NULL,
    "ReportedAt" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "About" TEXT NULL,
    "DestroyOn" TEXT NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ActorId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Action" TEXT NOT NULL,
    "ActionVersion" INTEGER NOT NULL,
    "ObjectKind" TEXT NOT NULL,
    "ObjectId" TEXT NULL,
    "ObjectIds" BLOB NULL,
    "Rule" TEXT NULL,
    "Purpose" TEXT NULL,
    "Origin" TEXT NULL
);


CREATE TABLE "Catalogue" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Catalogue" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "List" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Edition" INTEGER NOT NULL,
    "Dutch" TEXT NOT NULL,
    "English" TEXT NOT NULL,
    "Number" INTEGER NULL,
    "Unit" TEXT NULL,
    "Source" TEXT NULL,
    "VerifiedBy" TEXT NULL,
    "Owner" TEXT NULL,
    "From" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ProposedBy" TEXT NULL,
    "ApprovedBy" TEXT NULL,
    "Withdrawn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Counts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Counts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Code" TEXT NULL
);


CREATE TABLE "DataKeys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_DataKeys" PRIMARY KEY,
    "Sealed" BLOB NOT NULL
);


CREATE TABLE "Drafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Form" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "DestroyOn" TEXT NOT NULL,
    "Fields" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "FactorResets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FactorResets" PRIMARY KEY,
    "For" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ConfirmedBy" TEXT NULL,
    "ConfirmedFor" TEXT NULL,
    "EndedBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Municipalities" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Municipalities" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "Door" TEXT NOT NULL,
    "DoorText" TEXT NOT NULL,
    "AdvicePhone" TEXT NULL,
    "AdviceHours" TEXT NULL,
    "NamedDirector" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Domain" TEXT NOT NULL,
    "WeighingPart" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "Until" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "For" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "DueToday" INTEGER NOT NULL,
    "MailId" TEXT NULL,
    "SentAt" TEXT NULL
);


CREATE TABLE "Partnerships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Partnerships" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "StaffSessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_StaffSessions" PRIMARY KEY,
    "ProfessionalId" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Strong" INTEGER NOT NULL,
    "ConfirmedAt" TEXT NULL
);


CREATE TABLE "UsedKeys" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_UsedKeys" PRIMARY KEY,
    "At" TEXT NOT NULL
);


CREATE TABLE "ViewNotices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ViewNotices" PRIMARY KEY,
    "For" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ToldAt" TEXT NOT NULL,
    "ReadAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "AnswerText" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AnswerText" PRIMARY KEY,
    "AnswerId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NULL,
    "ForReporter" INTEGER NOT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_AnswerText_Answers_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "Answers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Signals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Signals" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "ReceivedBy" TEXT NULL,
    "Status" TEXT NOT NULL,
    "StatusBefore" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "Origin" TEXT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "AcknowledgeBy" TEXT NOT NULL,
    "WaitUntil" TEXT NULL,
    "DestroyOn" TEXT NULL,
    "MergedInto" TEXT NULL,
    "SplitFrom" TEXT NULL,
    "GivenNames" BLOB NULL,
    "FamilyName" BLOB NULL,
    "BirthDate" BLOB NULL,
    "Address" BLOB NULL,
    "Description" BLOB NULL,
    "Worry" BLOB NULL,
    "OtherExplanation" BLOB NULL,
    "AlreadyDone" BLOB NULL,
    "Relation" BLOB NULL,
    "PersonKnows" TEXT NOT NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Signals_Municipalities_MunicipalityId" FOREIGN KEY ("MunicipalityId") REFERENCES "Municipalities" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Professionals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Professionals" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Function" TEXT NOT NULL,
    "DesignatedUntil" TEXT NOT NULL,
    "ScreeningConfirmedOn" TEXT NULL,
    "TrainingConfirmedOn" TEXT NULL,
    "ConfidentialityAcceptedAt" TEXT NULL,
    "Roles" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Professionals_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "MatchTasks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MatchTasks" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "OtherId" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "Director" TEXT NULL,
    "Status" TEXT NOT NULL,
    "FoundAt" TEXT NOT NULL,
    "ProposedBy" TEXT NULL,
    "Agreed" TEXT NOT NULL,
    "Reason" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MatchTasks_Signals_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Signals" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_MatchTasks_Signals_SignalId" FOREIGN KEY ("SignalId") REFERENCES "Signals" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SignalAddition" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignalAddition" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ByReporter" INTEGER NOT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_SignalAddition_Signals_SignalId" FOREIGN KEY ("SignalId") REFERENCES "Signals" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SignalFact" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignalFact" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "What" BLOB NULL,
    "Where" BLOB NULL,
    "When" BLOB NULL,
    "Day" TEXT NULL,
    "Observation" TEXT NOT NULL,
    CONSTRAINT "FK_SignalFact_Signals_SignalId" FOREIGN KEY ("SignalId") REFERENCES "Signals" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SignalStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignalStep" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NULL,
    "Target" TEXT NULL,
    "Until" TEXT NULL,
    "Reason" BLOB NULL,
    "LighterOption" BLOB NULL,
    CONSTRAINT "FK_SignalStep_Signals_SignalId" FOREIGN KEY ("SignalId") REFERENCES "Signals" ("Id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_Answers_CodeHash" ON "Answers" ("CodeHash");


CREATE INDEX "IX_Answers_DestroyOn" ON "Answers" ("DestroyOn");


CREATE INDEX "IX_Answers_MunicipalityId_DueOn" ON "Answers" ("MunicipalityId", "DueOn");


CREATE INDEX "IX_Answers_Reporter" ON "Answers" ("Reporter");


CREATE UNIQUE INDEX "IX_Answers_SignalId" ON "Answers" ("SignalId");


CREATE INDEX "IX_AnswerText_AnswerId" ON "AnswerText" ("AnswerId");


CREATE INDEX "IX_Audit_ActorId_Id" ON "Audit" ("ActorId", "Id");


CREATE INDEX "IX_Audit_At" ON "Audit" ("At");


CREATE INDEX "IX_Audit_ObjectId" ON "Audit" ("ObjectId");


CREATE UNIQUE INDEX "IX_Catalogue_List_Code_Edition" ON "Catalogue" ("List", "Code", "Edition");


CREATE INDEX "IX_Counts_Kind_On" ON "Counts" ("Kind", "On");


CREATE UNIQUE INDEX "IX_Drafts_Owner_Form" ON "Drafts" ("Owner", "Form");


CREATE INDEX "IX_FactorResets_For" ON "FactorResets" ("For");


CREATE INDEX "IX_MatchTasks_Director_Status" ON "MatchTasks" ("Director", "Status");


CREATE INDEX "IX_MatchTasks_MunicipalityId_Status" ON "MatchTasks" ("MunicipalityId", "Status");


CREATE INDEX "IX_MatchTasks_OtherId" ON "MatchTasks" ("OtherId");


CREATE INDEX "IX_MatchTasks_SignalId" ON "MatchTasks" ("SignalId");


CREATE UNIQUE INDEX "IX_Municipalities_Slug" ON "Municipalities" ("Slug");


CREATE INDEX "IX_Outbox_SentAt" ON "Outbox" ("SentAt");


CREATE UNIQUE INDEX "IX_Professionals_Email" ON "Professionals" ("Email");


CREATE INDEX "IX_Professionals_OrganisationId" ON "Professionals" ("OrganisationId");


CREATE INDEX "IX_SignalAddition_SignalId" ON "SignalAddition" ("SignalId");


CREATE INDEX "IX_SignalFact_SignalId" ON "SignalFact" ("SignalId");


CREATE UNIQUE INDEX "IX_Signals_Code" ON "Signals" ("Code");


CREATE INDEX "IX_Signals_DestroyOn" ON "Signals" ("DestroyOn");


CREATE INDEX "IX_Signals_MunicipalityId_Status_ReceivedAt" ON "Signals" ("MunicipalityId", "Status", "ReceivedAt");


CREATE INDEX "IX_SignalStep_SignalId" ON "SignalStep" ("SignalId");


CREATE INDEX "IX_StaffSessions_ProfessionalId" ON "StaffSessions" ("ProfessionalId");


CREATE INDEX "IX_UsedKeys_At" ON "UsedKeys" ("At");


CREATE INDEX "IX_ViewNotices_For" ON "ViewNotices" ("For");


CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "InviteHash" BLOB NULL,
    "InviteUntil" TEXT NULL,
    "FactorKey" BLOB NULL,
    "FactorStep" INTEGER NULL,
    "RecoveryHashes" BLOB NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");


CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");


CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");


CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");


CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");


