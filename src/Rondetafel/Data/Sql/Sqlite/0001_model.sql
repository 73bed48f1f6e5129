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
    "Outcome" TEXT NOT NULL,
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


CREATE TABLE "CalendarFeeds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarFeeds" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "SecretHash" BLOB NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
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
    "SurveyForm" TEXT NULL,
    "VerifiedBy" TEXT NULL,
    "Owner" TEXT NULL,
    "From" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ProposedBy" TEXT NULL,
    "ApprovedBy" TEXT NULL,
    "Withdrawn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "ContributionDefaults" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ContributionDefaults" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "Audience" TEXT NOT NULL,
    "Conditions" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Counts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Counts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Code" TEXT NULL,
    "Days" INTEGER NULL,
    "Domain" TEXT NULL,
    "Part" TEXT NULL
);


CREATE TABLE "DataKeys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_DataKeys" PRIMARY KEY,
    "Sealed" BLOB NOT NULL
);


CREATE TABLE "Drafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Form" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "DestroyOn" TEXT NOT NULL,
    "Fields" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "DueTold" (
    "Day" TEXT NOT NULL,
    "For" TEXT NOT NULL,
    CONSTRAINT "PK_DueTold" PRIMARY KEY ("Day", "For")
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
    "Needs" TEXT NULL,
    "Until" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "For" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "HeldFor" TEXT NULL,
    "DueToday" INTEGER NOT NULL,
    "MailId" TEXT NULL,
    "RefusedWith" INTEGER NULL,
    "SentAt" TEXT NULL
);


CREATE TABLE "Partnerships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Partnerships" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Provisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Provisions" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Director" TEXT NOT NULL,
    "DirectorOrganisation" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ReceiverKind" TEXT NOT NULL,
    "ReceiverOrganisation" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "Reviewer" TEXT NULL,
    "ApprovedAt" TEXT NULL,
    "ProvidedAt" TEXT NULL,
    "ProvidedBy" TEXT NULL,
    "Way" TEXT NULL,
    "ReturnDueOn" TEXT NULL,
    "RecalledAt" TEXT NULL,
    "ConfirmedOn" TEXT NULL,
    "DestroyOn" TEXT NOT NULL,
    "ReceiverPerson" BLOB NULL,
    "Necessity" BLOB NULL,
    "LighterOption" BLOB NULL,
    "GroundWords" BLOB NULL,
    "GivenNames" BLOB NULL,
    "FamilyName" BLOB NULL,
    "BirthDate" BLOB NULL,
    "Address" BLOB NULL,
    "PersonTakenAt" TEXT NULL,
    "FileMadeAt" TEXT NULL,
    "FileMark" TEXT NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Questions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Questions" PRIMARY KEY,
    "Asker" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "AnsweredBy" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "SeenBy" TEXT NULL,
    "DestroyOn" TEXT NOT NULL,
    "GivenNames" BLOB NULL,
    "FamilyName" BLOB NULL,
    "BirthDate" BLOB NULL,
    "Reason" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Rosters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Rosters" PRIMARY KEY,
    "Director" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Series" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Series" PRIMARY KEY,
    "Chair" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "FirstOn" TEXT NOT NULL,
    "Weeks" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Minutes" INTEGER NOT NULL,
    "Until" TEXT NOT NULL,
    "Room" TEXT NULL,
    "Call" TEXT NULL,
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


CREATE TABLE "Themes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Themes" PRIMARY KEY AUTOINCREMENT,
    "Theme" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "On" TEXT NOT NULL
);


CREATE TABLE "Tracks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Tracks" PRIMARY KEY,
    "WeighingId" TEXT NULL,
    "CaseId" TEXT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "Chair" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "EndsOn" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "DestroyOn" TEXT NULL,
    "ForTable" INTEGER NOT NULL,
    "Report" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "UsedKeys" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_UsedKeys" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Content" BLOB NULL
);


CREATE TABLE "ViewNotices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ViewNotices" PRIMARY KEY,
    "For" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ToldAt" TEXT NOT NULL,
    "ReadAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Weighings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Weighings" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "SignalId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Chair" TEXT NOT NULL,
    "FormVersion" INTEGER NOT NULL,
    "FormFrom" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "BroughtOn" TEXT NOT NULL,
    "DecideBy" TEXT NOT NULL,
    "WaitUntil" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "CaseId" TEXT NULL,
    "DestroyOn" TEXT NULL,
    "LeavesRosterOn" TEXT NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Form" TEXT NOT NULL,
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


CREATE TABLE "Cases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "WeighingId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Director" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Regime" TEXT NOT NULL,
    "TakenInAt" TEXT NOT NULL,
    "LastTakenInAt" TEXT NOT NULL,
    "NextDiscussionOn" TEXT NOT NULL,
    "NeededUntil" TEXT NOT NULL,
    "RecallOn" TEXT NULL,
    "HardEnd" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "PersonCorrectedAt" TEXT NULL,
    "MinorUntil" TEXT NULL,
    "TellGuardianBy" TEXT NULL,
    "StatusChangedAt" TEXT NULL,
    "StepToUndo" TEXT NULL,
    "StatusBefore" TEXT NULL,
    "NeededUntilBefore" TEXT NULL,
    "RecallOnBefore" TEXT NULL,
    "HardEndBefore" TEXT NULL,
    "GivenNames" BLOB NULL,
    "FamilyName" BLOB NULL,
    "BirthDate" BLOB NULL,
    "Address" BLOB NULL,
    "Purpose" BLOB NULL,
    "MonitoringGoal" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "StandingFlags" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Cases_Municipalities_MunicipalityId" FOREIGN KEY ("MunicipalityId") REFERENCES "Municipalities" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Signals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Signals" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "ReceivedBy" TEXT NULL,
    "Status" TEXT NOT NULL,
    "StatusBefore" TEXT NULL,
    "DestroyBefore" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "Origin" TEXT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "AcknowledgeBy" TEXT NOT NULL,
    "WaitUntil" TEXT NULL,
    "DestroyOn" TEXT NULL,
    "ReporterAskedAt" TEXT NULL,
    "ReporterWroteAt" TEXT NULL,
    "MergedInto" TEXT NULL,
    "SplitFrom" TEXT NULL,
    "TransferMark" TEXT NULL,
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
    "AskedBy" TEXT NULL,
    "AskedFor" TEXT NULL,
    "AskedAt" TEXT NULL,
    "EverApproved" INTEGER NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "MunicipalityId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Function" TEXT NOT NULL,
    "DesignatedUntil" TEXT NOT NULL,
    "ScreeningConfirmedOn" TEXT NULL,
    "ConfidentialityAcceptedAt" TEXT NULL,
    "AskedRoles" TEXT NOT NULL,
    "Roles" TEXT NOT NULL,
    "Trainings" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Professionals_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "ProvisionItem" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProvisionItem" PRIMARY KEY,
    "ProvisionId" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Provider" TEXT NOT NULL,
    "ContributionId" TEXT NULL,
    "Kind" TEXT NULL,
    "Edition" INTEGER NOT NULL,
    "Consent" TEXT NOT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    "WrittenAt" TEXT NOT NULL,
    "Text" BLOB NULL,
    "Conditions" BLOB NULL,
    CONSTRAINT "FK_ProvisionItem_Provisions_ProvisionId" FOREIGN KEY ("ProvisionId") REFERENCES "Provisions" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ProvisionRefusal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProvisionRefusal" PRIMARY KEY,
    "ProvisionId" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "ContributionId" TEXT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_ProvisionRefusal_Provisions_ProvisionId" FOREIGN KEY ("ProvisionId") REFERENCES "Provisions" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ProvisionReturn" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProvisionReturn" PRIMARY KEY,
    "ProvisionId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Reported" INTEGER NOT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_ProvisionReturn_Provisions_ProvisionId" FOREIGN KEY ("ProvisionId") REFERENCES "Provisions" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ProvisionStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProvisionStep" PRIMARY KEY,
    "ProvisionId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Reason" BLOB NULL,
    CONSTRAINT "FK_ProvisionStep_Provisions_ProvisionId" FOREIGN KEY ("ProvisionId") REFERENCES "Provisions" ("Id") ON DELETE CASCADE
);


CREATE TABLE "RosterPlace" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RosterPlace" PRIMARY KEY,
    "RosterId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "StandIn" TEXT NULL,
    "Function" TEXT NULL,
    CONSTRAINT "FK_RosterPlace_Rosters_RosterId" FOREIGN KEY ("RosterId") REFERENCES "Rosters" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Meetings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Meetings" PRIMARY KEY,
    "SeriesId" TEXT NULL,
    "Occurrence" TEXT NULL,
    "Chair" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Minutes" INTEGER NOT NULL,
    "Room" TEXT NULL,
    "Call" TEXT NULL,
    "Urgent" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "StartedAt" TEXT NULL,
    "EndedAt" TEXT NULL,
    "ApprovedAt" TEXT NULL,
    "Current" TEXT NULL,
    "CancelReason" BLOB NULL,
    "NamesThen" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Blocks" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Meetings_Series_SeriesId" FOREIGN KEY ("SeriesId") REFERENCES "Series" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "SeriesMember" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SeriesMember" PRIMARY KEY,
    "SeriesId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "StandIn" TEXT NULL,
    "Function" TEXT NULL,
    CONSTRAINT "FK_SeriesMember_Series_SeriesId" FOREIGN KEY ("SeriesId") REFERENCES "Series" ("Id") ON DELETE CASCADE
);


CREATE TABLE "WeighingSeat" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WeighingSeat" PRIMARY KEY,
    "WeighingId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    CONSTRAINT "FK_WeighingSeat_Weighings_WeighingId" FOREIGN KEY ("WeighingId") REFERENCES "Weighings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "WeighingStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WeighingStep" PRIMARY KEY,
    "WeighingId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NULL,
    "Organisation" TEXT NULL,
    "Target" TEXT NULL,
    "Until" TEXT NULL,
    "Asked" TEXT NULL,
    "Before" TEXT NULL,
    "Reason" BLOB NULL,
    "LighterOption" BLOB NULL,
    CONSTRAINT "FK_WeighingStep_Weighings_WeighingId" FOREIGN KEY ("WeighingId") REFERENCES "Weighings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "WeighingView" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WeighingView" PRIMARY KEY,
    "WeighingId" TEXT NOT NULL,
    "OrganisationId" TEXT NULL,
    "Part" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "NotedByAnother" INTEGER NOT NULL,
    "Later" INTEGER NOT NULL,
    "ExpertName" BLOB NULL,
    "Advice" BLOB NULL,
    CONSTRAINT "FK_WeighingView_Weighings_WeighingId" FOREIGN KEY ("WeighingId") REFERENCES "Weighings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Attachment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Attachment" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "ContributionId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Name" BLOB NULL,
    CONSTRAINT "FK_Attachment_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AttachmentContents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AttachmentContents" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Sealed" BLOB NOT NULL,
    CONSTRAINT "FK_AttachmentContents_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "BriefSeats" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BriefSeats" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "SeatId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "GivenBy" TEXT NOT NULL,
    "GivenFor" TEXT NOT NULL,
    "GotFor" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "ReviewBy" TEXT NOT NULL,
    "ReviewedAt" TEXT NULL,
    "ReviewedBy" TEXT NULL,
    "Justified" INTEGER NULL,
    "Reason" BLOB NULL,
    "Review" BLOB NULL,
    CONSTRAINT "FK_BriefSeats_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "CaseStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CaseStep" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NULL,
    "Until" TEXT NULL,
    "Direction" TEXT NULL,
    "Municipality" TEXT NULL,
    "Before" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "Reason" BLOB NULL,
    "LighterOption" BLOB NULL,
    "Answer" BLOB NULL,
    "Outsider" BLOB NULL,
    "Agreed" TEXT NOT NULL,
    CONSTRAINT "FK_CaseStep_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ContactKeeper" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ContactKeeper" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "With" TEXT NOT NULL,
    "Keeper" TEXT NOT NULL,
    CONSTRAINT "FK_ContactKeeper_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Contribution" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Contribution" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "RewrittenAt" TEXT NULL,
    "RewrittenBy" TEXT NULL,
    "Category" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "AudienceKind" TEXT NOT NULL,
    "FactStatus" TEXT NOT NULL,
    "Day" TEXT NULL,
    "Text" BLOB NULL,
    "Source" BLOB NULL,
    "Conditions" BLOB NULL,
    "Check" BLOB NULL,
    "CheckedAt" TEXT NULL,
    "CheckedBy" TEXT NULL,
    "Edition" INTEGER NOT NULL,
    "Widening" TEXT NOT NULL,
    "WiderKind" TEXT NULL,
    "WideningAt" TEXT NULL,
    "WideningBy" TEXT NULL,
    "WaitingReason" BLOB NULL,
    "WideningReason" BLOB NULL,
    "DeclinedBy" TEXT NULL,
    "Declined" BLOB NULL,
    "Named" TEXT NOT NULL,
    "RestsOn" TEXT NOT NULL,
    "Widenings" TEXT NOT NULL,
    "WiderNamed" TEXT NOT NULL,
    CONSTRAINT "FK_Contribution_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ExitCheck" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ExitCheck" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "CriterionId" TEXT NOT NULL,
    "StepId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Met" INTEGER NOT NULL,
    "Seen" BLOB NULL,
    CONSTRAINT "FK_ExitCheck_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ExitCriterion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ExitCriterion" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "EndedAt" TEXT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_ExitCriterion_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Flag" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Flag" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Expected" TEXT NULL,
    "Until" TEXT NULL,
    CONSTRAINT "FK_Flag_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Goal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Goal" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "LifeDomain" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Reached" INTEGER NULL,
    "Text" BLOB NULL,
    "End" BLOB NULL,
    CONSTRAINT "FK_Goal_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Informing" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Informing" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Whom" TEXT NOT NULL,
    "Told" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Why" BLOB NULL,
    CONSTRAINT "FK_Informing_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Judgement" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Judgement" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Ideology" TEXT NULL,
    "Criterion" TEXT NULL,
    "EndedAt" TEXT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_Judgement_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "MinuteLine" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MinuteLine" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NULL,
    "Author" TEXT NULL,
    "Provider" TEXT NOT NULL,
    "AudienceKind" TEXT NOT NULL,
    "Decision" TEXT NULL,
    "Until" TEXT NULL,
    "ActionId" TEXT NULL,
    "Step" TEXT NULL,
    "Owner" TEXT NULL,
    "Executor" TEXT NULL,
    "AmendedAt" TEXT NULL,
    "Edition" INTEGER NOT NULL,
    "LeftOut" INTEGER NOT NULL,
    "Text" BLOB NULL,
    "Named" TEXT NOT NULL,
    CONSTRAINT "FK_MinuteLine_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PlanActions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PlanActions" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "GoalId" TEXT NULL,
    "LifeDomain" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "Executor" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Edition" INTEGER NOT NULL,
    "Measure" TEXT NULL,
    "Text" BLOB NULL,
    "Ground" BLOB NULL,
    "LighterOption" BLOB NULL,
    "Result" BLOB NULL,
    "Effect" BLOB NULL,
    "EarlierExecutors" TEXT NOT NULL,
    CONSTRAINT "FK_PlanActions_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Proposal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Proposal" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "ContributionId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "Text" BLOB NULL,
    "Answer" BLOB NULL,
    CONSTRAINT "FK_Proposal_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "QuestionMatches" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuestionMatches" PRIMARY KEY,
    "QuestionId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "SeenBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_QuestionMatches_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_QuestionMatches_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Seat" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Seat" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "StandIn" TEXT NULL,
    "Function" TEXT NULL,
    "InFor" TEXT NULL,
    "ForMeeting" TEXT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "EndsAt" TEXT NULL,
    CONSTRAINT "FK_Seat_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ShareRequest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ShareRequest" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "ContributionId" TEXT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_ShareRequest_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "UrgentCall" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UrgentCall" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "MeetingId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "LookBackOn" TEXT NOT NULL,
    "LookedBackAt" TEXT NULL,
    "Reason" BLOB NULL,
    "LookBack" BLOB NULL,
    CONSTRAINT "FK_UrgentCall_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE
);


CREATE TABLE "MatchTasks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MatchTasks" PRIMARY KEY,
    "SignalId" TEXT NOT NULL,
    "OtherId" TEXT NULL,
    "CaseId" TEXT NULL,
    "MunicipalityId" TEXT NULL,
    "Director" TEXT NULL,
    "Status" TEXT NOT NULL,
    "FoundAt" TEXT NOT NULL,
    "ProposedBy" TEXT NULL,
    "Across" TEXT NULL,
    "Agreed" TEXT NOT NULL,
    "Reason" BLOB NULL,
    "KeyId" TEXT NOT NULL,
    "KeyRoot" INTEGER NOT NULL,
    "KeyWrapped" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MatchTasks_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE,
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


CREATE TABLE "AgendaItem" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AgendaItem" PRIMARY KEY,
    "MeetingId" TEXT NOT NULL,
    "Block" TEXT NOT NULL,
    "CaseId" TEXT NULL,
    "Reasons" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Note" BLOB NULL,
    "Edition" INTEGER NOT NULL,
    "Writing" TEXT NULL,
    CONSTRAINT "FK_AgendaItem_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AgendaItem_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Participant" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Participant" PRIMARY KEY,
    "MeetingId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "StandIn" TEXT NULL,
    "Function" TEXT NULL,
    "InFor" TEXT NULL,
    "Attendance" TEXT NOT NULL,
    "WalkedIn" INTEGER NOT NULL,
    "JoinedAt" TEXT NULL,
    "LeftAt" TEXT NULL,
    CONSTRAINT "FK_Participant_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Uninvited" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Uninvited" PRIMARY KEY,
    "MeetingId" TEXT NOT NULL,
    "ProfessionalId" TEXT NOT NULL,
    CONSTRAINT "FK_Uninvited_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE CASCADE
);


CREATE TABLE "CriterionAnswer" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CriterionAnswer" PRIMARY KEY,
    "WeighingId" TEXT NOT NULL,
    "ViewId" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Criterion" TEXT NOT NULL,
    "Edition" INTEGER NOT NULL,
    "Text" BLOB NULL,
    CONSTRAINT "FK_CriterionAnswer_WeighingView_ViewId" FOREIGN KEY ("ViewId") REFERENCES "WeighingView" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AgendaItem_CaseId" ON "AgendaItem" ("CaseId");


CREATE INDEX "IX_AgendaItem_MeetingId" ON "AgendaItem" ("MeetingId");


CREATE UNIQUE INDEX "IX_Answers_CodeHash" ON "Answers" ("CodeHash");


CREATE INDEX "IX_Answers_DestroyOn" ON "Answers" ("DestroyOn");


CREATE INDEX "IX_Answers_MunicipalityId_DueOn" ON "Answers" ("MunicipalityId", "DueOn");


CREATE INDEX "IX_Answers_Reporter" ON "Answers" ("Reporter");


CREATE UNIQUE INDEX "IX_Answers_SignalId" ON "Answers" ("SignalId");


CREATE INDEX "IX_AnswerText_AnswerId" ON "AnswerText" ("AnswerId");


CREATE INDEX "IX_Attachment_CaseId" ON "Attachment" ("CaseId");


CREATE INDEX "IX_AttachmentContents_CaseId" ON "AttachmentContents" ("CaseId");


CREATE INDEX "IX_Audit_Action_ActorId_Id" ON "Audit" ("Action", "ActorId", "Id");


CREATE INDEX "IX_Audit_ActorId_Id" ON "Audit" ("ActorId", "Id");


CREATE INDEX "IX_Audit_At" ON "Audit" ("At");


CREATE INDEX "IX_Audit_ListedByOthers" ON "Audit" ("Id") WHERE "Action" IN ('CasesToTakeOver.listed', 'CasesOverdue.listed', 'CasesOnDuty.listed', 'BriefSeats.listed');


CREATE INDEX "IX_Audit_ObjectId" ON "Audit" ("ObjectId");


CREATE INDEX "IX_BriefSeats_CaseId" ON "BriefSeats" ("CaseId");


CREATE INDEX "IX_BriefSeats_ReviewedAt_ReviewBy" ON "BriefSeats" ("ReviewedAt", "ReviewBy");


CREATE INDEX "IX_CalendarFeeds_Owner" ON "CalendarFeeds" ("Owner");


CREATE UNIQUE INDEX "IX_CalendarFeeds_SecretHash" ON "CalendarFeeds" ("SecretHash");


CREATE INDEX "IX_Cases_Director_Status_NextDiscussionOn" ON "Cases" ("Director", "Status", "NextDiscussionOn");


CREATE INDEX "IX_Cases_MunicipalityId" ON "Cases" ("MunicipalityId");


CREATE UNIQUE INDEX "IX_Cases_Number" ON "Cases" ("Number");


CREATE INDEX "IX_Cases_Status_NeededUntil" ON "Cases" ("Status", "NeededUntil");


CREATE INDEX "IX_CaseStep_CaseId" ON "CaseStep" ("CaseId");


CREATE UNIQUE INDEX "IX_Catalogue_List_Code_Edition" ON "Catalogue" ("List", "Code", "Edition");


CREATE INDEX "IX_ContactKeeper_CaseId" ON "ContactKeeper" ("CaseId");


CREATE INDEX "IX_Contribution_CaseId" ON "Contribution" ("CaseId");


CREATE INDEX "IX_Contribution_Widening_CaseId" ON "Contribution" ("Widening", "CaseId") WHERE "Widening" = 'Waiting';


CREATE UNIQUE INDEX "IX_ContributionDefaults_OrganisationId_Kind" ON "ContributionDefaults" ("OrganisationId", "Kind");


CREATE INDEX "IX_Counts_Kind_On" ON "Counts" ("Kind", "On");


CREATE INDEX "IX_CriterionAnswer_ViewId" ON "CriterionAnswer" ("ViewId");


CREATE UNIQUE INDEX "IX_Drafts_Owner_Form_Part" ON "Drafts" ("Owner", "Form", "Part");


CREATE INDEX "IX_ExitCheck_CaseId" ON "ExitCheck" ("CaseId");


CREATE INDEX "IX_ExitCriterion_CaseId" ON "ExitCriterion" ("CaseId");


CREATE INDEX "IX_FactorResets_For" ON "FactorResets" ("For");


CREATE INDEX "IX_Flag_CaseId" ON "Flag" ("CaseId");


CREATE INDEX "IX_Goal_CaseId" ON "Goal" ("CaseId");


CREATE INDEX "IX_Informing_CaseId" ON "Informing" ("CaseId");


CREATE INDEX "IX_Judgement_CaseId" ON "Judgement" ("CaseId");


CREATE INDEX "IX_MatchTasks_CaseId" ON "MatchTasks" ("CaseId");


CREATE INDEX "IX_MatchTasks_Director_Status" ON "MatchTasks" ("Director", "Status");


CREATE INDEX "IX_MatchTasks_MunicipalityId_Status" ON "MatchTasks" ("MunicipalityId", "Status");


CREATE INDEX "IX_MatchTasks_OtherId" ON "MatchTasks" ("OtherId");


CREATE UNIQUE INDEX "IX_MatchTasks_SignalId_CaseId" ON "MatchTasks" ("SignalId", "CaseId");


CREATE UNIQUE INDEX "IX_MatchTasks_SignalId_OtherId" ON "MatchTasks" ("SignalId", "OtherId");


CREATE INDEX "IX_Meetings_Chair_On" ON "Meetings" ("Chair", "On");


CREATE UNIQUE INDEX "IX_Meetings_SeriesId_Occurrence" ON "Meetings" ("SeriesId", "Occurrence");


CREATE INDEX "IX_Meetings_Status_On" ON "Meetings" ("Status", "On");


CREATE INDEX "IX_MinuteLine_CaseId" ON "MinuteLine" ("CaseId");


CREATE INDEX "IX_MinuteLine_MeetingId" ON "MinuteLine" ("MeetingId");


CREATE UNIQUE INDEX "IX_Municipalities_Slug" ON "Municipalities" ("Slug");


CREATE INDEX "IX_Outbox_SentAt" ON "Outbox" ("SentAt");


CREATE INDEX "IX_Participant_MeetingId" ON "Participant" ("MeetingId");


CREATE INDEX "IX_Participant_ProfessionalId" ON "Participant" ("ProfessionalId");


CREATE INDEX "IX_PlanActions_CaseId_Status_Owner" ON "PlanActions" ("CaseId", "Status", "Owner");


CREATE INDEX "IX_PlanActions_Executor_Status" ON "PlanActions" ("Executor", "Status");


CREATE UNIQUE INDEX "IX_Professionals_Email" ON "Professionals" ("Email");


CREATE INDEX "IX_Professionals_OrganisationId" ON "Professionals" ("OrganisationId");


CREATE INDEX "IX_Proposal_CaseId" ON "Proposal" ("CaseId");


CREATE INDEX "IX_ProvisionItem_ContributionId" ON "ProvisionItem" ("ContributionId");


CREATE INDEX "IX_ProvisionItem_Provider" ON "ProvisionItem" ("Provider");


CREATE INDEX "IX_ProvisionItem_ProvisionId" ON "ProvisionItem" ("ProvisionId");


CREATE INDEX "IX_ProvisionRefusal_ProvisionId" ON "ProvisionRefusal" ("ProvisionId");


CREATE INDEX "IX_ProvisionReturn_ProvisionId" ON "ProvisionReturn" ("ProvisionId");


CREATE INDEX "IX_Provisions_CaseId" ON "Provisions" ("CaseId");


CREATE UNIQUE INDEX "IX_Provisions_Code" ON "Provisions" ("Code");


CREATE INDEX "IX_Provisions_DestroyOn" ON "Provisions" ("DestroyOn");


CREATE INDEX "IX_Provisions_Director_Status" ON "Provisions" ("Director", "Status");


CREATE INDEX "IX_Provisions_Reviewer" ON "Provisions" ("Reviewer");


CREATE INDEX "IX_ProvisionStep_ProvisionId" ON "ProvisionStep" ("ProvisionId");


CREATE INDEX "IX_QuestionMatches_CaseId" ON "QuestionMatches" ("CaseId");


CREATE UNIQUE INDEX "IX_QuestionMatches_QuestionId_CaseId" ON "QuestionMatches" ("QuestionId", "CaseId");


CREATE INDEX "IX_Questions_Asker" ON "Questions" ("Asker");


CREATE INDEX "IX_Questions_DestroyOn" ON "Questions" ("DestroyOn");


CREATE INDEX "IX_Questions_MunicipalityId_Status" ON "Questions" ("MunicipalityId", "Status");


CREATE INDEX "IX_RosterPlace_RosterId" ON "RosterPlace" ("RosterId");


CREATE UNIQUE INDEX "IX_Rosters_Director" ON "Rosters" ("Director");


CREATE INDEX "IX_Seat_CaseId_ProfessionalId_From_Until" ON "Seat" ("CaseId", "ProfessionalId", "From", "Until");


CREATE INDEX "IX_Seat_ProfessionalId_Until" ON "Seat" ("ProfessionalId", "Until");


CREATE INDEX "IX_Seat_StandIn" ON "Seat" ("StandIn");


CREATE INDEX "IX_Series_Chair" ON "Series" ("Chair");


CREATE INDEX "IX_SeriesMember_SeriesId" ON "SeriesMember" ("SeriesId");


CREATE INDEX "IX_ShareRequest_CaseId" ON "ShareRequest" ("CaseId");


CREATE INDEX "IX_SignalAddition_SignalId" ON "SignalAddition" ("SignalId");


CREATE INDEX "IX_SignalFact_SignalId" ON "SignalFact" ("SignalId");


CREATE UNIQUE INDEX "IX_Signals_Code" ON "Signals" ("Code");


CREATE INDEX "IX_Signals_DestroyOn" ON "Signals" ("DestroyOn");


CREATE INDEX "IX_Signals_MunicipalityId_Status_ReceivedAt" ON "Signals" ("MunicipalityId", "Status", "ReceivedAt");


CREATE UNIQUE INDEX "IX_Signals_MunicipalityId_TransferMark" ON "Signals" ("MunicipalityId", "TransferMark");


CREATE INDEX "IX_Signals_SplitFrom" ON "Signals" ("SplitFrom");


CREATE INDEX "IX_Signals_Status" ON "Signals" ("Status");


CREATE INDEX "IX_SignalStep_SignalId" ON "SignalStep" ("SignalId");


CREATE INDEX "IX_StaffSessions_ProfessionalId" ON "StaffSessions" ("ProfessionalId");


CREATE INDEX "IX_Themes_MunicipalityId_On" ON "Themes" ("MunicipalityId", "On");


CREATE INDEX "IX_Tracks_CaseId" ON "Tracks" ("CaseId");


CREATE INDEX "IX_Tracks_DestroyOn" ON "Tracks" ("DestroyOn");


CREATE INDEX "IX_Tracks_Owner_Status" ON "Tracks" ("Owner", "Status");


CREATE INDEX "IX_Tracks_WeighingId" ON "Tracks" ("WeighingId");


CREATE INDEX "IX_Uninvited_MeetingId" ON "Uninvited" ("MeetingId");


CREATE INDEX "IX_Uninvited_ProfessionalId" ON "Uninvited" ("ProfessionalId");


CREATE INDEX "IX_UrgentCall_CaseId" ON "UrgentCall" ("CaseId");


CREATE INDEX "IX_UrgentCall_MeetingId" ON "UrgentCall" ("MeetingId");


CREATE INDEX "IX_UsedKeys_At" ON "UsedKeys" ("At");


CREATE INDEX "IX_ViewNotices_For" ON "ViewNotices" ("For");


CREATE INDEX "IX_Weighings_Chair_Status" ON "Weighings" ("Chair", "Status");


CREATE UNIQUE INDEX "IX_Weighings_Code" ON "Weighings" ("Code");


CREATE INDEX "IX_Weighings_DestroyOn" ON "Weighings" ("DestroyOn");


CREATE INDEX "IX_Weighings_MunicipalityId_Status" ON "Weighings" ("MunicipalityId", "Status");


CREATE INDEX "IX_Weighings_SignalId" ON "Weighings" ("SignalId");


CREATE INDEX "IX_WeighingSeat_ProfessionalId" ON "WeighingSeat" ("ProfessionalId");


CREATE INDEX "IX_WeighingSeat_WeighingId" ON "WeighingSeat" ("WeighingId");


CREATE INDEX "IX_WeighingStep_WeighingId" ON "WeighingStep" ("WeighingId");


CREATE INDEX "IX_WeighingView_WeighingId" ON "WeighingView" ("WeighingId");


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


