using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Rondetafel.Web;

/// <summary>
/// What somebody sends is kept as it is, but a text of which nobody sees anything is none, so that it is no reason either, and a word
/// of a list is one word: "ByHand,SecureMail" is not both, nor a third (Unicode, general categories Cf and Cc).
/// </summary>
public sealed class PlainValues : IModelBinderProvider
{
    /// <summary>The text; null when nobody sees anything of it.</summary>
    public static string? Seen(string? text) =>
        text?.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control) == true ? null : text;

    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (context.Metadata.ModelType == typeof(string)) return new TextBinder();
        return type.IsEnum ? new OneWordBinder(new EnumTypeModelBinder(suppressBindingUndefinedValueToEnumType: true, context.Metadata.ModelType, context.Services.GetRequiredService<ILoggerFactory>())) : null;
    }

    private sealed class TextBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (sent == ValueProviderResult.None) return Task.CompletedTask;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
            bindingContext.Result = ModelBindingResult.Success(Seen(sent.FirstValue));
            return Task.CompletedTask;
        }
    }

    private sealed class OneWordBinder(IModelBinder inner) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
            if (sent?.Contains(',', StringComparison.Ordinal) != true) return inner.BindModelAsync(bindingContext);
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent, sent);
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(sent, bindingContext.FieldName));
            return Task.CompletedTask;
        }
    }
}
