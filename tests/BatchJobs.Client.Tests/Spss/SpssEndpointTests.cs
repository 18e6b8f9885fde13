using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Spss;

public class SpssEndpointTests
{
    [Theory]
    [Clause("SPSS-O-07", "SPSS-A-04")]
    [InlineData("https://h.example.com", "https://h.example.com/pm/v1/jobs")]
    [InlineData("https://h.example.com/", "https://h.example.com/pm/v1/jobs")]
    [InlineData("https://h.example.com/pm/v1", "https://h.example.com/pm/v1/jobs")]
    [InlineData("https://h.example.com/pm/v1/", "https://h.example.com/pm/v1/jobs")]
    [InlineData("https://h.example.com:8443/gateway/spss/", "https://h.example.com:8443/gateway/spss/pm/v1/jobs")]
    [InlineData("https://h.example.com/gateway/pm/v1/", "https://h.example.com/gateway/pm/v1/jobs")]
    [InlineData("https://h.example.com/caf%C3%A9%20x", "https://h.example.com/caf%C3%A9%20x/pm/v1/jobs")]
    public async Task An_address_works_with_and_without_the_prefix_and_a_slash(string endpoint, string expected)
    {
        await using var fixture = new SpssClientFixture(options => options.Endpoint = new Uri(endpoint));
        fixture.Wire.Respond(200, "[]");

        await fixture.Jobs.ListAsync();

        fixture.Wire.Seen.Should().ContainSingle().Which.Address.GetLeftPart(UriPartial.Path).Should().Be(expected);
    }

    [Fact]
    [Clause("SPSS-A-01")]
    public async Task The_key_is_encoded_and_travels_in_the_query_of_every_call()
    {
        await using var fixture = new SpssClientFixture();

        await fixture.Jobs.ListAsync();
        await fixture.Files.ListAsync();
        await using Stream file = await fixture.Files.DownloadAsync(TestData.Stream);

        fixture.Wire.Seen.Should().OnlyContain(request => request.Address.Query == "?accesskey=Zk3%2Bq9%2FXw7Lr0%3D%3D");
    }

    [Theory]
    [Clause("SPSS-A-02", "SPSS-A-03", "SPSS-A-04")]
    [InlineData("https://palbyp.pmservice.ibmcloud.com/pm/v1")]
    [InlineData("https://ibm-watson-ml.mybluemix.net")]
    public void Credentials_come_from_both_forms_of_the_environment(string url)
    {
        var options = new SpssClientOptions();

        options.UseVcapServices($$"""
            { "user-provided": [], "pm-20": [{ "name": "spss-1", "plan": "free", "credentials": { "url": "{{url}}", "access_key": "k+/==", "username": "u" } }] }
            """);

        options.Endpoint.Should().Be(new Uri(url));
        options.AccessKey.Should().Be("k+/==");
    }

    [Fact]
    [Clause("SPSS-A-03")]
    public void One_of_several_bound_services_is_chosen_by_name()
    {
        const string Vcap = """
            { "pm-20": [
              { "name": "a", "credentials": { "url": "https://a.example.com", "access_key": "ka" } },
              { "name": "b", "credentials": { "url": "https://b.example.com", "access_key": "kb" } } ] }
            """;
        var first = new SpssClientOptions();
        var second = new SpssClientOptions();
        Action missing = () => new SpssClientOptions().UseVcapServices(Vcap, "c");

        first.UseVcapServices(Vcap);
        second.UseVcapServices(Vcap, "b");

        first.AccessKey.Should().Be("ka");
        second.AccessKey.Should().Be("kb");
        missing.Should().Throw<FormatException>().WithMessage("*'c'*");
    }

    [Theory]
    [InlineData("", "*not JSON*")]
    [InlineData("{", "*not JSON*")]
    [InlineData("[]", "*no 'pm-20'*")]
    [InlineData("null", "*no 'pm-20'*")]
    [InlineData("{}", "*no 'pm-20'*")]
    [InlineData("""{"pm-20":{}}""", "*no 'pm-20'*")]
    [InlineData("""{"pm-20":[]}""", "*no 'pm-20'*")]
    [InlineData("""{"pm-20":[7]}""", "*no 'pm-20'*")]
    [InlineData("""{"pm-20":[{}]}""", "*no credentials*")]
    [InlineData("""{"pm-20":[{"credentials":"x"}]}""", "*no credentials*")]
    [InlineData("""{"pm-20":[{"credentials":{"access_key":"SECRET"}}]}""", "*no url*")]
    [InlineData("""{"pm-20":[{"credentials":{"url":7,"access_key":"SECRET"}}]}""", "*no url*")]
    [InlineData("""{"pm-20":[{"credentials":{"url":"nowhere","access_key":"SECRET"}}]}""", "*not an absolute address*")]
    [InlineData("""{"pm-20":[{"credentials":{"url":"https://h"}}]}""", "*no access_key*")]
    [InlineData("""{"pm-20":[{"credentials":{"url":"https://h","access_key":"SECRET}}]}""", "*not JSON*")]
    public void A_damaged_environment_says_what_is_wrong_and_no_secret(string vcap, string message)
    {
        Action use = () => new SpssClientOptions().UseVcapServices(vcap);

        FormatException exception = use.Should().Throw<FormatException>().WithMessage(message).Which;

        exception.ToString().Should().NotContain("SECRET");
    }

    [Theory]
    [InlineData("""{"pm-20":[{"name":7,"credentials":{"url":"https://h","access_key":"k"}}]}""")]
    [InlineData("""{"pm-20":[{"name":null},{"name":"a","credentials":{"url":"https://h","access_key":"k"}}]}""")]
    public void A_service_without_a_proper_name_is_passed_over(string vcap)
    {
        Action use = () => new SpssClientOptions().UseVcapServices(vcap, "other");

        use.Should().Throw<FormatException>().WithMessage("*'other'*");
    }
}
