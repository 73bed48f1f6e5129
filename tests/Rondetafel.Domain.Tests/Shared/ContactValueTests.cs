using FsCheck;
using FsCheck.Fluent;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class ContactValueTests
{
    [Theory]
    [InlineData(" Jan.Jansen@School.NL ", "jan.jansen@school.nl")]
    [InlineData("o'neil+wijk@gemeente.example", "o'neil+wijk@gemeente.example")]
    [InlineData("info@café.nl", "info@xn--caf-dma.nl")]
    [InlineData("a@b.co", "a@b.co")]
    public void Email_normal_form(string text, string expected)
    {
        Assert.True(EmailAddress.TryCreate(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("jan")]
    [InlineData("@school.nl")]
    [InlineData("jan@")]
    [InlineData("jan@school")]
    [InlineData("jan@school.1")]
    [InlineData("jan@school..nl")]
    [InlineData("jan@-school.nl")]
    [InlineData("jan@school.nl.")]
    [InlineData(".jan@school.nl")]
    [InlineData("jan.@school.nl")]
    [InlineData("j..n@school.nl")]
    [InlineData("jan jansen@school.nl")]
    [InlineData("jan@piet@school.nl")]
    [InlineData("Jan <jan@school.nl>")]
    [InlineData("jan@school.nl\r\nBcc: x@y.nl")]
    [InlineData("jan@school.nl, piet@school.nl")]
    public void Email_refused(string? text)
    {
        Assert.False(EmailAddress.TryCreate(text, out var address));
        Assert.Null(address);
    }

    [Theory]
    [InlineData(64, 1, true)]
    [InlineData(65, 1, false)]
    [InlineData(10, 240, true)]  // 10 + @ + 240 + .nl = 254
    [InlineData(11, 240, false)]
    public void Email_lengths(int local, int domain, bool expected)
    {
        var labels = string.Join('.', Enumerable.Range(0, domain).Chunk(61).Select(chunk => new string('a', chunk.Length)));
        var name = labels[(labels.Length - domain)..].TrimStart('.').PadLeft(domain, 'b');

        Assert.Equal(expected, EmailAddress.TryCreate(new string('j', local) + "@" + name + ".nl", out _));
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+31612345678")]
    [InlineData("06-12345678", "+31612345678")]
    [InlineData("+31 6 1234 5678", "+31612345678")]
    [InlineData("+31 (0)6 12345678", "+31612345678")]
    [InlineData("0031 6 12345678", "+31612345678")]
    [InlineData("0031 (0) 612345678", "+31612345678")]
    [InlineData("+310612345678", "+31612345678")]
    [InlineData("(026) 377 49 11", "+31263774911")]
    [InlineData("026\u2011377\u00a04911", "+31263774911")]
    [InlineData("+32 2 234 56 78", "+3222345678")]
    [InlineData("0049 30 1234567", "+49301234567")]
    [InlineData("+49 (0)30 1234567", "+49301234567")]
    [InlineData("0900-8844", "09008844")]
    [InlineData("0800 7000", "08007000")]
    [InlineData("0800-1234567", "08001234567")]
    [InlineData("14 026", "14026")]
    [InlineData("14 0316", "140316")]
    [InlineData("112", "112")]
    public void Phone_normal_form(string text, string expected)
    {
        Assert.True(PhoneNumber.TryCreate(text, out var number));
        Assert.Equal(expected, number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("+3161234567")]
    [InlineData("6 12345678")]
    [InlineData("12345678")]
    [InlineData("06-1234567x")]
    [InlineData("06 12345678 of 026 1234567")]
    [InlineData("0900-88441")]
    [InlineData("+0612345678")]
    [InlineData("++31612345678")]
    [InlineData("+1234567890123456")]
    public void Phone_refused(string? text)
    {
        Assert.False(PhoneNumber.TryCreate(text, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void Ways_of_writing_a_dutch_number_are_equal() => Prop.ForAll(
        Gen.Choose(100_000_000, 999_999_999).ToArbitrary(),
        Gen.ArrayOf(Gen.Elements("", " ", "-", ".", " - "), 9).ToArbitrary(),
        (digits, separators) =>
        {
            var spread = string.Concat(digits.ToString().Zip(separators, (digit, separator) => digit + separator));
            return ((string[])["0", "+31 ", "0031-", "+31 (0)"]).All(prefix =>
                digits / 1_000_000 is 800 or 900 or 906 or 909 // short and long service numbers have lengths of their own
                || PhoneNumber.TryCreate(prefix + spread, out var number) && number.Value == "+31" + digits);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("'s-Gravenveld", "s-gravenveld")]
    [InlineData("’s-Gravenveld", "s-gravenveld")]
    [InlineData("Súdwest-Fryslân", "sudwest-fryslan")]
    [InlineData("  Wijk & Buurt: 12+  ", "wijk-buurt-12")]
    [InlineData("Łódź / Ørsta", "lodz-orsta")]
    [InlineData("Straße", "strasse")]
    [InlineData("ĲSSELSTEIN", "ijsselstein")]
    [InlineData("---", "")]
    [InlineData("", "")]
    public void Slug_of_a_name(string text, string expected) => Assert.Equal(expected, Slug.Of(text));

    [Fact]
    public void Slug_holds_only_safe_signs_and_stays_the_same_when_made_again() => Prop.ForAll<NonNull<string>>(text =>
    {
        var slug = Slug.Of(text.Get);
        return slug.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-')
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--") && Slug.Of(slug) == slug;
    }).QuickCheckThrowOnFailure();
}
