import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { readDotnetFacts } from '#stacks/dotnet/facts.js';
import { planDotnet } from '#stacks/dotnet/plan.js';

const project = (inside: string, sdk = 'Microsoft.NET.Sdk.Web') =>
  `<Project Sdk="${sdk}"><PropertyGroup>${inside}</PropertyGroup></Project>`;

async function planned(texts: Record<string, string>) {
  const facts = await readDotnetFacts(memoryFiles(texts), '');
  assert.ok(facts);
  return JSON.stringify(planDotnet(facts, {}));
}

describe('a .NET project', () => {
  it('is published for the newest of its frameworks', async () => {
    const text = await planned({ 'a.csproj': project('<TargetFrameworks>net8.0;net10.0</TargetFrameworks>') });
    assert.match(text, /--framework net10\.0 --no-restore/);
    assert.match(text, /aspnet:10\.0-noble/);
  });

  it('keeps to an exact SDK, and not where others may do', async () => {
    const texts = { 'a.csproj': project('<TargetFramework>net10.0</TargetFramework>') };
    const exact = await planned({ ...texts, 'global.json': '{"sdk":{"version":"10.0.103"}}' });
    assert.match(exact, /sdk:10\.0\.103-noble/);
    const rolling = await planned({
      ...texts,
      'global.json': '{"sdk":{"version":"10.0.103","rollForward":"latestFeature"}}',
    });
    assert.match(rolling, /sdk:10\.0-noble/);
  });

  it('runs on the runtime of ASP.NET Core where a project that it is built with asks for that', async () => {
    const text = await planned({
      'all.sln': '',
      'worker/worker.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include="..\\api\\api.csproj" /></ItemGroup></Project>',
      'api/api.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>',
    });
    assert.match(text, /dotnet\/aspnet:10\.0-noble/);
  });

  it('restores by its lock file', async () => {
    const texts = { 'a.csproj': project('<TargetFramework>net10.0</TargetFramework>'), 'packages.lock.json': '{}' };
    assert.match(await planned(texts), /dotnet restore a\.csproj --arch \$TARGETARCH --locked-mode/);
  });

  it('listens on a port that it may open where old releases would not', async () => {
    assert.match(
      await planned({ 'a.csproj': project('<TargetFramework>net7.0</TargetFramework>') }),
      /"ASPNETCORE_URLS":"http:\/\/\+:8080"/,
    );
  });

  it('runs as a program of its own where it brings its runtime', async () => {
    const text = await planned({
      'a.csproj': project('<TargetFramework>net10.0</TargetFramework><SelfContained>true</SelfContained>'),
    });
    assert.match(text, /runtime-deps:10\.0-noble/);
    assert.match(text, /"command":\["\/app\/a"\]/);
  });

  it('asks for a folder that holds what it references', async () => {
    const text = await planned({
      'a.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include="..\\b\\b.csproj" /></ItemGroup></Project>',
    });
    assert.match(text, /references \.\.\/b\/b\.csproj/);
  });
});
