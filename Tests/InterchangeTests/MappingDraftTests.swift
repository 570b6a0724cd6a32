import CustomerSuccess
import Foundation
import Framework
import Interchange
import Testing

@Suite struct MappingDraftTests {
  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  private func imported(_ draft: MappingDraft, _ text: String) throws -> MemoryTarget {
    let mapping = try Mapping(yaml: draft.yaml, file: "e.yaml")
    let target = MemoryTarget()
    try target.take([("e.csv", text)], options: ImportOptions(mapping: mapping))
    return target
  }

  private func customer(_ id: CustomerID, in target: MemoryTarget) throws -> Customer {
    guard case .customer(let customer) = try #require(target.all[.customer(id)]) else {
      throw CancellationError()
    }
    return customer
  }

  /// The questions of a draft are those that the command writes as `decide:`, and answering all of them makes it whole.
  @Test(arguments: [
    (
      "Id,Name,Customer since,Plan\nA1,One,03/04/2024,Pro\n", GuessSubject.dates, "day first", "2024-04-03"
    ),
    ("Id,Name,Customer since,Plan\nA1,One,03/04/2024,Pro\n", .dates, "month first", "2024-03-04"),
    ("Id,Name,Plan\nA1,One,Pro\n", .field("signed_up"), "2024-05-06", "2024-05-06"),
  ])
  func anAnswerIsWhatIsImported(text: String, subject: GuessSubject, answer: String, signedUp: String) throws {
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [subject])
    #expect(throws: DocumentError.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    draft.take(answer, for: subject)
    #expect(draft.questions == [])
    #expect(try customer("A1", in: imported(draft, text)).signedUp == LocalDate(iso8601: signedUp))
  }

  @Test func everyGuessedToolHasTheQuestionsOfTheCommand() throws {
    for tool in GuessedTool.all {
      let text = tool.lines.joined(separator: "\n") + "\n"
      var draft = try draft(text)
      let isSound = (try? Mapping(yaml: draft.yaml, file: "e.yaml")) != nil
      #expect(draft.questions.isEmpty == isSound, "\(tool.name)")
      for question in draft.questions { draft.take(question.choices.first ?? "2024-01-01", for: question.subject) }
      #expect(draft.questions == [], "\(tool.name)")
      #expect(throws: Never.self) { try Mapping(yaml: draft.yaml, file: "e.yaml") }
    }
  }

  /// What stands beside a column as its field is read by the mapping, or it is said that it is not.
  @Test func columnsThatAreAFieldAreUsed() throws {
    let head = "Ticket ID,Subject,Status,Priority,Created time,Company,Resolved time,Closed time,Survey results\n"
    let ends = [
      "Closed,High,2026-11-20 09:00:00,Acme,2026-11-21 09:00:00,,", "Open,High,2026-11-20 09:00:00,Acme,,,",
      "Closed,High,2026-11-20 09:00:00,Acme,,2026-11-21 09:00:00,5", "Closed,High,2026-11-20 09:00:00,Acme,,,",
    ]
    let tools = GuessedTool.all.map { $0.lines.joined(separator: "\n") + "\n" }
    for text in tools + ends.map({ "\(head)1,Login,\($0)\n2,Slow,Open,Low,2026-11-20 09:00:00,Acme,,,\n" }) {
      let draft = try draft(text)
      let unused = draft.yaml.split(separator: "\n").filter { $0.contains(": no field of ") }
      for column in draft.columns where column.field != nil {
        let isUnused = unused.contains { $0.contains("      \(column.name): ") || $0.contains("\"\(column.name)\": ") }
        #expect((column.doubt == "not used") == isUnused, "\(column) \(draft.yaml)")
      }
    }
    let fields = try draft("\(head)1,Login,\(ends[0])\n").columns
    #expect(fields.first { $0.name == "Closed time" }?.doubt == nil)
  }

  /// A mapping that is kept stands beside the columns again just as it was decided.
  @Test(arguments: GuessedTool.all.map(\.name)) func aKeptMappingIsLookedThroughAgain(name: String) throws {
    let tool = try #require(GuessedTool.all.first { $0.name == name })
    let text = tool.lines.joined(separator: "\n") + "\n"
    var draft = try draft(text)
    for question in draft.questions { draft.take(question.choices.last ?? "2024-01-01", for: question.subject) }
    let reopened = try #require(MappingDraft(draft.file, reopening: draft.yaml, name: draft.name))
    #expect(!reopened.losesRules && reopened.questions == [], "\(draft.yaml)\n\(reopened.yaml)")
  }

  /// Rapport's own columns, written as a spreadsheet writes them: only the forms are to be told.
  @Test(
    arguments: [
      ("02/05/2023", "3800", GuessSubject.dates, "day first", "2023-05-02", 380_000),
      ("2023-05-02", "\"3.800\"", .numbers, "1.234,56", "2023-05-02", 380_000),
      ("45048", "99.50", nil, "", "2023-05-02", 9950),
      ("31/01/2024", "\"1.200,50\"", nil, "", "2024-01-31", 120_050),
    ] as [(String, String, GuessSubject?, String, String, Int)])
  func ownColumnsInOtherForms(
    day: String, amount: String, asked: GuessSubject?, answer: String, signedUp: String, minor: Int
  ) throws {
    let text = "id,name,tier,industry,size,signed_up,monthly_revenue\nC9,One,starter,other,small,\(day),\(amount)\n"
    var draft = try draft(text)
    #expect(draft.isOwn && draft.columns.map(\.field) == draft.columns.map(\.name))
    #expect(draft.questions.map(\.subject) == [asked].compactMap(\.self))
    if let asked { draft.take(answer, for: asked) }
    let customer = try customer("C9", in: imported(draft, text))
    #expect(customer.signedUp == LocalDate(iso8601: signedUp) && customer.monthlyRevenue.minorUnits == minor)
  }

  @Test func numbersAreAskedForWhereTheyCouldBeEither() throws {
    let text = "Id,Name,Customer since,Plan,MRR EUR\nA1,One,2024-01-01,Pro,3.800\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.numbers])
    let form = try #require(draft.forms.first { $0.subject == .numbers })
    #expect(form.value == nil && form.choices.contains("1.234,56"))
    draft.take("1.234,56", for: .numbers)
    #expect(try customer("A1", in: imported(draft, text)).monthlyRevenue.minorUnits == 380_000)
  }

  /// The page in the tool is a field like others where whole addresses tell it, of whatever has one.
  @Test func aColumnOfAddressesIsGivenAsTheLink() throws {
    let text = "Id,Name,Plan,Customer since,Page\nA1,One,Pro,2024-01-01,https://crm.example/a/1\n"
    var draft = try draft(text)
    #expect(draft.columns[4].field == nil)
    draft.take(field: "link", for: "Page")
    #expect(draft.columns[4].doubt == nil && draft.questions == [])
    #expect(try customer("A1", in: imported(draft, text)).link?.text == "https://crm.example/a/1")
    draft.take(field: "link", for: "Name")
    #expect(draft.columns[1].doubt == "no links")
    for kind in MappingDraft.kinds {
      var other = draft
      other.take(kind: kind)
      #expect(other.fields.contains("link") == kind.header.contains("link"), "\(kind)")
    }
  }

  /// Whole numbers are no example of how amounts are written that stand in a column nobody has named yet.
  @Test func whatHasNoSignSaysNothingOfHowNumbersAreWritten() throws {
    var draft = try draft(
      "Id,Name,Plan,Customer since,Seats,Zzz\nA1,One,Pro,2024-01-01,25,\"5.444,00 €\"\nA2,Two,Pro,2024-01-01,12,\"1.200,00 €\"\n"
    )
    #expect(draft.forms.first { $0.subject == .numbers }?.value == "whole")
    #expect(draft.forms.first { $0.subject == .numbers }?.words == "no sign in any value of Seats")
    draft.take(field: "monthly_revenue", for: "Zzz")
    let form = try #require(draft.forms.first { $0.subject == .numbers })
    #expect(form.value == "1.234,56" && form.words.contains("every value is one"))
  }

  @Test func aColumnTakesAFieldAndGivesItUp() throws {
    let text = "Id,Name,Plan,Level,Customer since\nA1,One,Pro,Free,2024-01-01\n"
    var draft = try draft(text)
    #expect(draft.columns.map(\.field) == ["id", "name", "tier", nil, "signed_up"])
    draft.take(field: "tier", for: "Level")
    #expect(draft.columns.map(\.field) == ["id", "name", nil, "tier", "signed_up"])
    #expect(try customer("A1", in: imported(draft, text)).tier == .community)
    draft.take(field: "", for: "Level")
    #expect(draft.columns.map(\.field) == ["id", "name", nil, nil, "signed_up"])
    #expect(draft.missing.contains { $0.field == "tier" && $0.value == nil })
    draft.take("professional", for: .field("tier"))
    #expect(try customer("A1", in: imported(draft, text)).tier == .professional)
  }

  @Test func whatAColumnLooksUnlikeIsSaid() throws {
    var draft = try draft("Id,Name,Since\nA1,One,2024-01-01\n")
    draft.take(field: "signed_up", for: "Name")
    #expect(draft.columns[1].doubt == "no dates")
    draft.take(field: "name", for: "Since")
    #expect(draft.columns.map(\.doubt) == [nil, "no dates", nil])
  }

  @Test func valuesAreTranslatedAsAPersonSays() throws {
    let text = "Id,Name,Customer since,Plan\nA1,One,2024-01-01,Zebra\nA2,Two,2024-01-01,Pro\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.value(column: "Plan", "Zebra")])
    draft.take("professional", for: .value(column: "Plan", "Zebra"))
    draft.take("community", for: .value(column: "Plan", "Pro"))
    #expect(draft.columns[3].values.map(\.choice) == ["professional", "community"])
    let target = try imported(draft, text)
    #expect(try customer("A1", in: target).tier == .professional)
    #expect(try customer("A2", in: target).tier == .community)
  }

  @Test func otherRowsForgetWhatWasSaidOfTheFields() throws {
    var draft = try draft("Id,Name,Plan,Customer since,Email\nA1,One,Pro,03/04/2024,a@b.c\n")
    draft.take("month first", for: .dates)
    draft.take(field: "tier", for: "Email")
    draft.take(kind: .contacts)
    #expect(draft.kind == .contacts && draft.columns[4].field == "email")
    #expect(draft.answers.told == [.dates: "month first"])
    draft.take(kind: .overrides)
    #expect(draft.kind == .contacts)
  }

  @Test func aFileWithNoCustomerAsksWhichColumnItIs() throws {
    let text = "What,Wer,Customer since,Plan\n1,Nordlicht,2024-01-01,Pro\n"
    var draft = try draft(text)
    #expect(draft.questions.map(\.subject) == [.column(field: "name")])
    draft.take("Wer", for: .column(field: "name"))
    #expect(draft.questions == [])
    #expect(try customer("Nordlicht", in: imported(draft, text)).name == "Nordlicht")
  }

  // MARK: What a file may be

  @Test func ownColumnsMappingsThatFitAndTheGuessAreFound() throws {
    let own = "id,name,tier,industry,size,signed_up\nC9,One,starter,other,small,2024-01-01\n"
    let look = try FileLook(ImportSource(file: "e.csv", bytes: MemoryBytes(own)), mappings: MappingLibrary())
    #expect(look.own == .customers && look.fitting == [])
    let other = try FileLook(
      ImportSource(file: "e.csv", bytes: MemoryBytes("Id,Name,Customer since\nA1,One,2024-01-01\n")),
      mappings: MappingLibrary())
    #expect(other.own == nil && other.fitting == [] && other.guessed?.rows == 1)
  }

  @Test func anOwnMappingGoesBeforeABuiltInOne() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "Id,Name,Customer since,Plan\nA1,One,2024-01-01,Pro\n"
    try draft(text).yaml.write(toFile: folder.appending(path: "mine.yaml").path, atomically: true, encoding: .utf8)
    try "name: [".write(toFile: folder.appending(path: "broken.yaml").path, atomically: true, encoding: .utf8)
    let look = try FileLook(
      ImportSource(file: "e.csv", bytes: MemoryBytes(text)), mappings: MappingLibrary(folder: folder.path))
    #expect(look.fitting.map(\.name) == ["mine"] && look.fitting.first?.isBuiltIn == false)
    #expect(look.fitting.first?.reads == [.customers])
  }

  @Test(arguments: [
    ("", "empty, expected a header row or JSON objects"), ("a\0b,c\n", "holds no text, expected CSV, JSON or an Excel"),
    ("Id,Name\n", "has no rows, expected some to guess by"),
  ])
  func whatHoldsNothingSaysSo(text: String, complaint: String) throws {
    let error = #expect(throws: InputComplaint.self) {
      try FileLook(ImportSource(file: "e.csv", bytes: MemoryBytes(text)), mappings: MappingLibrary())
    }
    #expect(error?.message.contains(complaint) == true, "\(String(describing: error))")
  }
}
