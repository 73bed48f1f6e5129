using Microsoft.AspNetCore.Mvc;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>The page of a decision: a step that makes an answer to the reporter owed. What is typed is kept as a draft.</summary>
public abstract class WeighingDecisionPage(WeighingQuery weighing, ReporterFeedbackQuery feedback) : WeighingStepPage(weighing)
{
    /// <summary>What can be answered to the reporter; null when no answer is owed.</summary>
    public FeedbackChoices? Feedback { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Feedback = await feedback.RunAsync(Id, Step == WeighingAction.TakeIn, cancel);
    }
}
