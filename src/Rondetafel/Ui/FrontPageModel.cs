namespace Rondetafel.Ui;

/// <summary>One line of "Wie kunt u bellen?".</summary>
/// <param name="When">When to call, for example "Er is nu gevaar".</param>
/// <param name="What">Whom one gets, and when they answer.</param>
/// <param name="Number">The number as people write it; the link takes its digits.</param>
public sealed record PhoneLine(string When, string What, string Number);

/// <summary>The terms that the front page promises, in working days, 1 or more; they come from the versioned parameters.</summary>
/// <param name="Receipt">Until the reporter hears that the report arrived.</param>
/// <param name="Weighing">Longest time of the weighing.</param>
/// <param name="Answer">From the weighing to the answer.</param>
public sealed record FrontTerms(int Receipt, int Weighing, int Answer);

/// <summary>What the public front page shows; an address that is null leaves its link out.</summary>
/// <param name="PartnershipName">Name of the partnership.</param>
/// <param name="Terms">The promised terms.</param>
/// <param name="Phones">Whom to call, in order.</param>
/// <param name="PhonesChecked">The day on which the numbers were last checked; null shows no date.</param>
/// <param name="ReportHref">Address of the report form; null when no municipality has its door here.</param>
/// <param name="AdviceHref">Address of the advice question without a name; null when there is none.</param>
/// <param name="SocietyHref">Open page of the outer ring.</param>
/// <param name="OrganisationsHref">Open page of the middle ring, such as the routing guide.</param>
public sealed record FrontPageModel(
    string PartnershipName,
    FrontTerms Terms,
    IReadOnlyList<PhoneLine> Phones,
    DateOnly? PhonesChecked = null,
    string? ReportHref = "/melden",
    string? AdviceHref = "/overleggen",
    string? SocietyHref = null,
    string? OrganisationsHref = null);
