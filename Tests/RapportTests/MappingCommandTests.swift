import Foundation
import Testing

/// `rapport mapping` and `import --map`, as people call them.
@Suite struct MappingCommandTests {
  private static let export = """
    Name;Account ID;CSM;MRR;Customer since
    Nordlicht GmbH;A-1;Mira;3.800,50;14.03.2024
    Volt Labs;A-2;Lee;99,00;31.01.2023

    """

  private func write(_ text: String, _ name: String, in portfolio: borrowing SmallPortfolio) throws -> String {
    let file = portfolio.folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test func thereAreMappingsToBeSeen() throws {
    let list = try RunningBinary(["mapping", "list"])
    #expect(
      list.status == 0 && list.output.contains("zendesk-tickets") && list.output.contains("built in"), "\(list.errors)")
    let show = try RunningBinary(["mapping", "show", "zendesk-tickets"])
    #expect(show.status == 0 && show.output.contains("name: zendesk-tickets\n"))
    let check = try RunningBinary(["mapping", "check", "zendesk-tickets"])
    #expect(check.status == 0 && check.output.hasPrefix("zendesk-tickets is sound;"))
    let none = try RunningBinary(["mapping", "show", "zendesk-ticket"])
    #expect(none.status == 2 && none.errors.contains("the nearest is zendesk-tickets"), "\(none.errors)")
  }

  @Test func aMappingIsWrittenAndImportedWith() async throws {
    let portfolio = try await SmallPortfolio()
    let data = try write(Self.export, "accounts.csv", in: portfolio)
    let map = portfolio.folder.appending(path: "own.yaml").path
    let guess = try portfolio.run("mapping", "guess", data, "--out", map)
    #expect(guess.status == 0 && guess.errors.contains("2 rows as customers"), "\(guess.errors)")
    // The file tells no tier: that is a person's to say.
    #expect(guess.errors.contains("tier: no column tells it"))
    #expect(guess.errors.contains("currency: no column or sign tells it"))
    #expect(try portfolio.run("mapping", "check", map).status == 2)
    let told = try String(contentsOfFile: map, encoding: .utf8).replacing(
      #/tier: \{decide: .*\}/#, with: "tier: {constant: starter}"
    ).replacing(#/amounts: \{decide: .*\}/#, with: "amounts: EUR")
    try told.write(toFile: map, atomically: true, encoding: .utf8)
    #expect(try portfolio.run("mapping", "check", map).status == 0)
    let again = try portfolio.run("mapping", "guess", data, "--out", map)
    #expect(again.status == 1 && again.errors.contains("is there already"))
    let run = try portfolio.run("import", data, "--map", map)
    #expect(run.status == 0 && run.output.contains("customers: 2 added"), "\(run.errors)\(run.output)")
    let rows = try portfolio.run("export", "customers", "id:A-1")
    #expect(
      rows.output.contains("A-1,Nordlicht GmbH,starter,other,small,Mira,,2024-03-14,,3800.50,EUR"), "\(rows.output)")
  }

  /// What is written reads the others, and an import names the row by the same words.
  @Test(arguments: ["A-3;Cut off\n", "A-3;Split;Mira;1;14.03.2024;x\n"])
  func aBadRowIsNamedAndTheOthersAreGuessedBy(bad: String) async throws {
    let portfolio = try await SmallPortfolio()
    let data = try write(Self.export + bad, "accounts.csv", in: portfolio)
    let map = portfolio.folder.appending(path: "own.yaml").path
    let guess = try portfolio.run("mapping", "guess", data, "--out", map)
    #expect(guess.status == 0 && guess.errors.contains("2 rows as customers"), "\(guess.errors)")
    let named = try #require(guess.errors.split(separator: "\n").first { $0.contains("accounts.csv:4: left out: ") })
    let reason = try #require(named.split(separator: "left out: ").last)
    let told = try String(contentsOfFile: map, encoding: .utf8).replacing(
      #/tier: \{decide: .*\}/#, with: "tier: {constant: starter}"
    ).replacing(#/amounts: \{decide: .*\}/#, with: "amounts: EUR")
    #expect(!told.contains("ends:"), "\(told)")
    try told.write(toFile: map, atomically: true, encoding: .utf8)
    let run = try portfolio.run("import", data, "--map", map)
    #expect(run.status == 2 && run.output.contains("customers: 2 added") && run.output.contains(reason), "\(run)")
  }

  @Test func whatNobodyDecidedIsRefused() async throws {
    let portfolio = try await SmallPortfolio()
    let data = try write("Name,Customer since\nOne,03/04/2024\n", "accounts.csv", in: portfolio)
    let map = portfolio.folder.appending(path: "own.yaml").path
    let guess = try portfolio.run("mapping", "guess", data, "--out", map)
    #expect(guess.status == 0 && guess.errors.contains("to be decided: accounts.csv: dates:"), "\(guess.errors)")
    let run = try portfolio.run("import", data, "--map", map)
    #expect(
      run.status == 2 && run.errors.contains("own.yaml:") && run.errors.contains("not decided yet"), "\(run.errors)")
  }

  /// Times without an offset are read where the call says, whatever the mapping does.
  /// Another column is not taken for the key where one number occurs twice, and it is said that it does.
  @Test func aNumberThatOccursTwiceIsAskedAbout() async throws {
    let portfolio = try await SmallPortfolio()
    let rows =
      "K-10;Anton GmbH;Starter;Technology;Small;15.01.2025\nK-11;Berta GmbH;Starter;Technology;Small;16.01.2025\n"
      + "K-11;Berta KG;Starter;Technology;Medium;16.01.2025\n"
    let file = try write(
      "Kundennummer;Firma;Tarif;Branche;Größe;Kunde seit\n" + rows, "dup.csv", in: portfolio)
    let out = portfolio.folder.appending(path: "dup.yaml").path
    let guess = try portfolio.run("mapping", "guess", file, "--out", out)
    #expect(guess.status == 0 && guess.errors.contains("Kundennummer has K-11 in 2 rows"), "\(guess.errors)")
    #expect(try portfolio.run("import", file, "--map", out, "--dry-run").status != 0)
    let yaml = try String(contentsOfFile: out, encoding: .utf8)
    #expect(yaml.contains("column: {decide: [Kundennummer, Firma]}") && !yaml.contains("Größe: no field"), "\(yaml)")
    let decided = yaml.replacing("{decide: [Kundennummer, Firma]}", with: "Kundennummer")
    try decided.write(toFile: out, atomically: true, encoding: .utf8)
    let done = try portfolio.run("import", file, "--map", out)
    #expect(done.status == 0 && done.output.hasPrefix("customers: 2 added"), "\(done.output)\(done.errors)")
  }

  @Test func aZoneHoldsBesideAMapping() async throws {
    let portfolio = try await SmallPortfolio()
    let text = "Id,Subject,Created at,Priority,Status,Organization\n5,No mail,2026-11-23 10:00:00,High,Open,CUST-001\n"
    let data = try write(text, "t.csv", in: portfolio)
    let run = try portfolio.run("import", data, "--map", "zendesk-tickets", "--zone", "Europe/Berlin")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try portfolio.run("export", "tickets").output.contains("2026-11-23T09:00:00Z,5"))
  }
}
