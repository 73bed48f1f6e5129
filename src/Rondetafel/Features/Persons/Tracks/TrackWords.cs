using Rondetafel.Domain.Persons.Tracks;

namespace Rondetafel.Features.Persons.Tracks;

/// <summary>The shapes of a track on screen.</summary>
public static class TrackWords
{
    /// <summary>The shape of a status; the word always stands beside it.</summary>
    public static string Shape(TrackStatus status) => status switch
    {
        TrackStatus.Running => "busy",
        TrackStatus.Lapsed or TrackStatus.LapseRead => "late",
        _ => "done",
    };
}
