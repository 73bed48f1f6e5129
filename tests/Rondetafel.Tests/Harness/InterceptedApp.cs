using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;

namespace Rondetafel.Tests.Harness;

/// <summary>The application with something of a test between it and its database.</summary>
public class InterceptedApp<T> : TestApp where T : class, IInterceptor, new()
{
    public T Between { get; } = new();

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<IDbContextOptionsConfiguration<RondetafelDb>>(new Add(Between));

    private sealed class Add(T between) : IDbContextOptionsConfiguration<RondetafelDb>
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(between);
    }
}
