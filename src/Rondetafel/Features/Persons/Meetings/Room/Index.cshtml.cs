using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Room;

/// <summary>
/// The screen for the room: one case, and of it only what everybody marked present may open; no position, total or titles of
/// other cases. While somebody is there who has no seat it shows nothing of the case and does not say why.
/// </summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel : LeadScreenPage
{
    public override string Place => "zaal";

    public override bool ForRoom => true;
}
