import CustomerSuccess
import Interchange
import Testing

/// In which order days and months stand: a column has one, unless many rows prove another; dates with dots have the day first.
@Suite struct GuessedDaysTests {
  private static func file(_ renewals: [String], since: [String] = []) -> String {
    let rows = renewals.enumerated().map { place, day in
      "A\(place),N\(place),Pro,\(place < since.count ? since[place] : "2024-01-01"),\(day)\n"
    }
    return "Account ID,Name,Plan,Customer since,Renewal date\n" + rows.joined()
  }

  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  private func imported(_ draft: MappingDraft, _ text: String) throws -> [CustomerID: Customer] {
    let target = MemoryTarget()
    try target.take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: draft.yaml, file: "e.yaml")))
    var found: [CustomerID: Customer] = [:]
    for case .customer(let customer) in target.all.values { found[customer.id] = customer }
    return found
  }

  private static let german = (13...22).map { "\($0).01.2027" }
  private static let american = (13...22).map { "01/\($0)/2027" }

  private static let dashes = american.map { $0.replacing("/", with: "-") }

  /// The one day that cannot be is asked about, by itself; nothing is read as another day.
  @Test(
    arguments: [
      (Self.german + ["01.13.2027"], ["01.13.2027"], "day first", "2027-01-13"),
      (["05.06.2027", "07.06.2027", "01.13.2027"], ["01.13.2027"], "day first", "2027-06-05"),
      (Self.american + ["31/01/2027"], ["31/01/2027"], "month first", "2027-01-13"),
      (Self.dashes + ["31-01-2027"], ["31-01-2027"], "month first", "2027-01-13"),
      (Self.german + ["31.02.2027"], ["31.02.2027"], "day first", "2027-01-13"),
    ] as [([String], [String], String, String)])
  func aMistypedDayIsNoOrder(days: [String], odd: [String], order: String, first: String) throws {
    let text = Self.file(days)
    var draft = try draft(text)
    #expect(draft.yaml.contains("\n    dates: \(order)") && !draft.yaml.contains("format:"), "\(draft.yaml)")
    #expect(draft.questions.map(\.subject) == odd.map { GuessSubject.value(column: "Renewal date", $0) })
    for value in odd { draft.take("", for: .value(column: "Renewal date", value)) }
    #expect(draft.questions == [])
    let found = try imported(draft, text)
    #expect(found["A0"]?.renews == LocalDate(iso8601: first) && found.count == days.count)
    #expect(found[CustomerID("A\(days.count - 1)")]?.renews == nil)
  }

  /// Dots are a way of writing that has the day first, whatever the days are.
  @Test func datesWithDotsHaveTheDayFirst() throws {
    let text = Self.file(["05.06.2027", "07.08.2027"])
    let draft = try draft(text)
    #expect(draft.questions == [] && draft.yaml.contains("dates: day first    # as dates with dots have it"))
    let form = try #require(draft.forms.first { $0.subject == .dates })
    #expect(form.value == "day first" && form.words.hasPrefix("dates with dots have it"))
    #expect(try imported(draft, text)["A0"]?.renews == LocalDate(iso8601: "2027-06-05"))
    let slashes = try self.draft(Self.file(["05/06/2027", "07/08/2027"]))
    #expect(slashes.questions.map(\.subject) == [.dates])
  }

  /// A mistyped day in one column leaves the others as they are.
  @Test func oneColumnsFaultIsNotAnothers() throws {
    let text = Self.file(Self.german + ["01.13.2027"], since: (1...11).map { _ in "05.06.2024" })
    var draft = try draft(text)
    for question in draft.questions { draft.take("", for: question.subject) }
    let found = try imported(draft, text)
    #expect(found.count == 11 && found.values.allSatisfy { $0.signedUp == LocalDate(iso8601: "2024-06-05") })
  }

  /// Many rows of each are no mistake; a third column that proves nothing is then asked about.
  @Test func manyRowsProveBothOrders() throws {
    let days = (13...22).map { "\($0)/01/2027" } + Self.american
    let both = try draft(Self.file(days))
    #expect(both.yaml.contains("format: [day first, month first]"), "\(both.yaml)")
    let since = Self.american.map { $0.replacing("2027", with: "2024") }
    let text = Self.file((13...22).map { "\($0)/01/2027" }, since: since)
    let apart = try draft(text)
    #expect(apart.questions == [], "each column has its own")
    let found = try imported(apart, text)
    #expect(found["A0"]?.renews == LocalDate(iso8601: "2027-01-13"))
    #expect(found["A0"]?.signedUp == LocalDate(iso8601: "2024-01-13"))
  }
}
