using System.Linq.Expressions;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

/// <summary>Draws one tag helper over a model, as a page would.</summary>
internal sealed class Drawing<TModel>
    where TModel : class
{
    private readonly ViewDataDictionary<TModel> data;
    private readonly ModelExpressionProvider expressions;

    internal Drawing(TModel model, Language? language = null)
    {
        var metadata = new EmptyModelMetadataProvider();
        expressions = new ModelExpressionProvider(metadata);
        data = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model };
        Texts = Rondetafel.Texts.Texts.For(language ?? Language.Nl);
        Scripts = new Scripts(Texts);
        var action = new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor(), data.ModelState);
        View = new ViewContext(action, new NoView(), data, new NoTempData(), TextWriter.Null, new HtmlHelperOptions());
    }

    internal Rondetafel.Texts.Texts Texts { get; }

    internal Scripts Scripts { get; }

    internal ViewContext View { get; }

    internal ModelExpression For(Expression<Func<TModel, object?>> property)
    {
        Expression body = property.Body is UnaryExpression boxed ? boxed.Operand : property.Body;
        return expressions.CreateModelExpression(data, ((MemberExpression)body).Member.Name);
    }

    /// <summary>As if a form was sent with this value and refused.</summary>
    internal void Refuse(string name, object? sent, string error)
    {
        data.ModelState.SetModelValue(name, sent, sent?.ToString());
        data.ModelState.AddModelError(name, error);
    }

    internal static string Draw(TagHelper helper, string content = "", params TagHelperAttribute[] attributes)
    {
        var output = new TagHelperOutput("rt-x", [.. attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = TagMode.StartTagAndEndTag,
        };
        if (content.Length > 0)
        {
            output.Content.SetContent(content);
        }

        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "x"), output);
        using var writer = new StringWriter { NewLine = "\n" };
        output.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }

    private sealed class NoView : IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : Dictionary<string, object?>, ITempDataDictionary
    {
        public void Keep()
        {
        }

        public void Keep(string key)
        {
        }

        public void Load()
        {
        }

        public object? Peek(string key) => null;

        public void Save()
        {
        }
    }
}
