using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Rondetafel.Web;

/// <summary>
/// What somebody sends is read as it looks: characters that nobody sees or that turn the direction of a text are left out, so that
/// a reason of such characters alone is none, and a word of a list is one word: "ByHand,SecureMail" is not both, nor a third.
/// Joiners within words of other scripts stay (Unicode, general category Cf and Cc).
/// </summary>
public sealed class PlainValues : IModelBinderProvider
{
    private const char NonJoiner = '\u200c';
    private const char Joiner = '\u200d';

    /// <summary>The text without what nobody sees; null when nothing is left that anybody sees.</summary>
    public static string? Plain(string? text)
    {
        if (text is null) return null;
        var seen = string.Concat(text.Where(c => c is Joiner or NonJoiner or '\n' or '\r' or '\t' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)));
        return seen.All(c => c is Joiner or NonJoiner || char.IsWhiteSpace(c)) ? null : seen;
    }

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
            var plain = Plain(sent.FirstValue);
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, plain, plain);
            bindingContext.Result = ModelBindingResult.Success(plain);
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
