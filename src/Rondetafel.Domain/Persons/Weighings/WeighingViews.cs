using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

// The views of a weighing: each organisation its own, written before it sees the others'.
public sealed partial class Weighing
{
    /// <summary>
    /// An organisation gives or, before the views are opened, changes its view. Refusals: "main_question_needed" on Answers
    /// (is the person a danger to the safety of self or society?), "question_unknown" (not a question of this weighing's form, or
    /// one twice), "not_yours" (not on the roster), "not_now".
    /// </summary>
    public Outcome GiveView(ViewGiven given, Actor by, DateTime now)
    {
        if (_seats.FirstOrDefault(s => s.ProfessionalId == by.Id) is not { } seat) return Outcome.Refused("not_yours");
        var judged = Judge(WeighingAction.GiveView, WeighingWho.Member, Facts.None);
        if (!judged.IsGood) return judged;
        if (Check(given) is { IsGood: false } refused) return refused;
        var own = given with { Organisation = seat.OrganisationId, Part = seat.Part };
        if (_views.FirstOrDefault(v => v.OrganisationId == seat.OrganisationId) is { } view)
        {
            if (Status == WeighingStatus.Opened) return Outcome.Refused("not_now");
            view.Write(own, _form, by.Id!.Value, now);
        }
        else _views.Add(WeighingView.Of(Id, own, _form, by.Id!.Value, now, noted: false, later: Status == WeighingStatus.Opened));
        Record(new ViewWritten(by, now));
        return Outcome.Done;
    }

    /// <summary>The chair notes the view of an expert who is not designated. Refusals: "name_needed" on ExpertName, "main_question_needed", "question_unknown", "not_now" once the views are open.</summary>
    public Outcome NoteView(ViewGiven given, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        var judged = Judge(WeighingAction.NoteView, WeighingWho.Chair, Facts.None);
        if (!judged.IsGood) return judged;
        var wrong = Outcome.Fields((string.IsNullOrWhiteSpace(given.ExpertName), "name_needed", "ExpertName")).And(Check(given));
        if (!wrong.IsGood) return wrong;
        _views.RemoveAll(v => v.NotedByAnother);
        _views.Add(WeighingView.Of(Id, given with { Organisation = null, Part = WeighingPart.Expert }, _form, Chair, now, noted: true, later: false));
        Record(new ViewNoted(by, now));
        return Outcome.Done;
    }

    /// <summary>Whether a view answers the main question, and only questions of the form of this weighing, each once.</summary>
    private Outcome Check(ViewGiven given)
    {
        var asked = given.Answers.Select(a => new FormQuestion(a.Criterion, a.Edition)).ToList();
        if (asked.Any(a => !_form.Contains(a)) || asked.Distinct().Count() < asked.Count) return Outcome.Refused("question_unknown");
        return given.Answers.Any(a => a.Criterion == "danger" && !string.IsNullOrWhiteSpace(a.Text)) ? Outcome.Done : Outcome.Refused("main_question_needed", "Answers");
    }
}
