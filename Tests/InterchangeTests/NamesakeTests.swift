import CustomerSuccess
import SuccessStore
import Testing

@testable import Interchange

/// New customers that are called as known ones are come in, and it is said which.
@Suite struct NamesakeTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private func file(_ rows: String...) -> [(String, String)] {
    let rows = rows.map { "\($0),starter,other,small,Ada,2024-01-01\n" }.joined()
    return [("c.csv", "id,name,tier,industry,size,owner,signed_up\n" + rows)]
  }

  /// In a rehearsal and in earnest alike.
  private func words(_ files: [(String, String)]) async throws -> [String] {
    let said = try await bench.rehearse(files).namesakes
    let done = try await bench.take(files)
    #expect(said == done.namesakes)
    #expect(done.missed == 0)
    return done.namesakes.map(\.words)
  }

  @Test(arguments: [
    ("Acme Healthcare Inc.", true), ("ACME  healthcare", true), ("Acme Healthcare GmbH", true),
    ("Acmé Healthcare, Ltd.", true), ("Acme Healthcare 2", false), ("Acme", false), ("Acme Healthcares", false),
  ])
  func whoIsCalledSoIsTold(name: String, isTold: Bool) async throws {
    try await bench.take(file("C1,Acme Healthcare Inc.", "C2,Volt"))
    let found = try await words(file("C9,\"\(name)\"", "C2,Volt"))
    let once = name.split(separator: " ").joined(separator: " ")
    #expect(found == (isTold ? ["C9 '\(once)', here C1 'Acme Healthcare Inc.'"] : []))
    #expect(try await bench.customer("C9") != nil, "it is in all the same")
  }

  /// Signs in a name are no part of it, whichever a keyboard or a word processor writes.
  @Test(arguments: [
    ("O’Brien Logistics", "O'Brien Logistics"), ("O'Brien Logistics", "O’Brien Logistics Ltd."),
    ("Nord-Süd Spedition GmbH", "Nord–Sud Spedition"), ("Smith, Jones & Sons, Inc.", "Smith, Jones & Sons"),
  ])
  func signsWithinANameMakeNoOther(known: String, name: String) async throws {
    try await bench.take(file("C1,\"\(known)\"", "C2,\(known.prefix(4))"))
    #expect(try await words(file("C9,\"\(name)\"")) == ["C9 '\(name)', here C1 '\(known)'"])
  }

  /// The second time it is known itself, and what is known is not told of anew.
  @Test func onlyNewOnesAreTold() async throws {
    try await bench.take(file("C1,Acme", "C2,Acme AG"))
    let new = file("C1,Acme", "C3,Acme GmbH")
    #expect(try await words(new) == ["C3 'Acme GmbH', here C1 'Acme', C2 'Acme AG'"])
    #expect(try await words(new) == [])
  }

  /// Two new ones of one import as well, and only once; one row given twice is one customer.
  @Test func twoOfOneImportAreTold() async throws {
    let both = file("C1,Acme", "C2,Acme GmbH", "C1,Acme", "C3,Volt")
    #expect(try await words(both) == ["C2 'Acme GmbH', in the same import C1 'Acme'"])
    #expect(try await words(both) == [])
  }

  @Test func whatWasRemovedHereIsNotNew() async throws {
    try await bench.take(file("C1,Acme", "C2,Acme AG"))
    try await bench.store.commit(
      [FactEdit(before: try await bench.fact(.customer("C2")), after: nil)], title: "remove", by: "Zoe", at: bench.now)
    #expect(try await words(file("C1,Acme", "C2,Acme AG")) == [])
    #expect(try await bench.customer("C2") == nil)
  }

  @Test func theFirstFewAreListedAndAllAreCounted() async throws {
    let known = (0..<30).map { "C\($0),Firm \(String(UnicodeScalar(UInt8(65 + $0 % 26))))\($0)" }
    let head = "id,name,tier,industry,size,owner,signed_up\n"
    func text(_ rows: [String]) -> [(String, String)] {
      [("c.csv", head + rows.map { "\($0),starter,other,small,Ada,2024-01-01\n" }.joined())]
    }
    try await bench.take(text(known))
    var job = try bench.job(text(known.map { "N\($0) Ltd" }))
    job.options.listed = 20
    let report = try await bench.run(job, at: bench.now + 3600)
    #expect(report.namesakes.count == 20 && report.moreNamesakes == 10)
    let lines = report.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("called as others are: 30 new customers") }, "\(report.text)")
    #expect(lines.contains("  and 10 more; --format json has all of them"))
  }
}
