import CustomerSuccess
import Testing

@testable import Interchange

/// Contacts and learners have columns alike: what the rows are is told by them or by the file's name, or a person says it first.
@Suite struct PeopleRowsTests {
  private static let head = "id,customer,name,email,role\n"
  private static let posts = head + "1,C-1,Ann,ann@one.example,CEO\n2,C-1,Bo,bo@one.example,Head of Ops\n"

  private func target() -> MemoryTarget {
    MemoryTarget([
      .customer(
        Customer(
          id: "C-1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))
    ])
  }

  @Test func postsInACompanyAreAskedAbout() throws {
    let target = target()
    let error = #expect(throws: InterchangeError.self) { try target.take([("people.csv", Self.posts)]) }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.contains("--kind learners or --kind contacts"), "\(words)")
    #expect(target.all.count == 1)
  }

  /// The advice, taken by its word.
  @Test(arguments: [RecordKind.learners, .contacts]) func theAnswerTakesThem(_ kind: RecordKind) throws {
    let told = try target().take([("people.csv", Self.posts)], options: ImportOptions(kind: kind))
    #expect(told.counts[kind] == .init(added: 2))
    let named = try target().take([("\(kind.rawValue).csv", Self.posts)])
    #expect(named.counts[kind] == .init(added: 2))
  }

  @Test(arguments: [
    ("LRN-0001", "CEO", RecordKind.learners), ("L1", "", .learners), ("C-1-L12", "CEO", .learners),
    ("CON-0001", "", .contacts), ("C-1-P2", "", .contacts), ("7", "Administrator", .learners),
    ("7", "Business Analyst", .learners),
  ])
  func whatStandsInTheRowsTells(_ id: String, _ role: String, _ kind: RecordKind) throws {
    let text = Self.head + "\(id),C-1,Ann,ann@one.example,\(role)\n"
    #expect(try target().take([("people.csv", text)]).counts[kind] == .init(added: 1))
    let guess = try MappingGuess([ImportSource(file: "people.csv", bytes: MemoryBytes(text))], name: "p")
    #expect(guess.yaml.contains("kind: \(kind.rawValue)") && guess.decisions == [], "\(guess.yaml)")
  }

  @Test func aFileWithoutRowsIsNoMistake() throws {
    #expect(throws: Never.self) { try target().take([("people.csv", Self.head)]) }
  }
}
