import CustomerSuccess
import Foundation
import Interchange
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The import wizard from the file to the undo.
@Suite struct ImportTests {
  /// Answers what is open in the sample: which of day and month comes first, and what Zebra is.
  func answered(_ fixture: ImportFixture) async throws {
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter")
    #expect(fixture.wizard?.step == .taken)
    await fixture.press("enter", "day", "enter")
    #expect(fixture.wizard?.step == .columns)
    await fixture.press("starter", "enter")
    #expect(fixture.wizard?.step == .preview)
  }

  @Test func anUnknownExportBecomesAPortfolioAndIsTakenBackInOneStep() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    #expect(fixture.wizard?.report?.counts[.customers] == .init(added: 2))
    #expect(try await fixture.customer("A-1") == nil)
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .done)
    let customer = try #require(try await fixture.customer("A-1"))
    #expect(customer.tier == .enterprise && customer.signedUp == LocalDate(iso8601: "2024-04-03"))
    #expect(try await fixture.customer("A-2")?.tier == .starter)
    #expect(try #require(fixture.mapping("accounts")).contains("dates: day first"))
    await fixture.press("u")
    #expect(fixture.wizard == nil)
    #expect(try await fixture.customer("A-1") == nil)
    #expect(fixture.mapping("accounts") != nil)
  }

  /// The kept mapping is found by itself, and what was done here stays.
  @Test func theSecondTimeTheFileIsKnown() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("enter", "enter")
    let churned = try #require(try await fixture.customer("A-2"))
    var changed = churned
    changed.owner = "dana"
    try await fixture.store.commit(
      [FactEdit(before: .customer(churned), after: .customer(changed))], title: "owner", by: "dana",
      at: ConsoleFixture.now, once: nil)
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter")
    guard case .mapping(let fitting) = fixture.wizard?.readings.first else {
      Issue.record("\(String(describing: fixture.wizard?.readings))")
      return
    }
    #expect(fitting.name == "accounts" && !fitting.isBuiltIn)
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview)
    #expect(fixture.wizard?.report?.counts[.customers] == .init(unchanged: 2))
    #expect(fixture.frame.contains("here 'dana', the source 'Lee Ek'"))
    await fixture.press("enter")
    #expect(try await fixture.customer("A-2")?.owner == "dana")
  }

  /// A mapping that is known needs no looking through; its columns stand beside fields again where somebody asks for them.
  @Test func theColumnsOfAKnownMappingAreChangedFromThePreview() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("enter", "enter", "I", "<\(fixture.path("accounts.csv"))", "enter", "enter")
    #expect(fixture.wizard?.step == .preview && fixture.frame.contains("c columns"))
    await fixture.press("c")
    #expect(fixture.wizard?.step == .columns && fixture.wizard?.columnsAreList == true)
    let reopened = try #require(fixture.wizard?.draft)
    #expect(reopened.columns.map(\.field) == ["id", "name", "tier", "owner", "signed_up", "monthly_revenue"])
    #expect(reopened.questions == [] && !reopened.losesRules, "\(reopened.yaml)")
    #expect(reopened.columns[2].values.map(\.choice) == ["enterprise", "starter"])
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview && fixture.wizard?.report?.counts[.customers] == .init(unchanged: 2))
    await fixture.press("escape")
    await fixture.press("home", "down", "down", "down")
    #expect(fixture.wizard?.list.line?.label == "Owner")
    await fixture.press("executive", "enter", "enter", "enter")
    #expect(fixture.wizard?.step == .done, "\(fixture.frame)")
    #expect(try await fixture.customer("A-1")?.accountExecutive == "Mira Okafor")
    #expect(try #require(fixture.mapping("accounts")).contains("account_executive: Owner"))
  }

  /// What was written into it by hand is in no column: it is said before the mapping is made anew.
  @Test func aMappingThatSaysMoreThanColumnsShowSaysSo() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("enter", "enter")
    let kept = try #require(fixture.mapping("accounts"))
    let path = fixture.path("mappings/accounts.yaml")
    try kept.replacing("      owner: Owner", with: "      owner: {column: Owner, otherwise: Dana}")
      .write(toFile: path, atomically: true, encoding: .utf8)
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter", "right")
    #expect(fixture.wizard?.draft?.losesRules == true && fixture.frame.contains("By hand"), "\(fixture.frame)")
  }

  /// Of a workbook with several sheets the first is read until another is chosen; what was said of that one is gone with it.
  @Test func aSheetIsChosen() async throws {
    let fixture = try ImportFixture()
    let workbook = try WorkbookWriter(sheet: "Notes", columns: ["Topic", "Text"])
    try workbook.row(["Plan", "Ask Mira"])
    try workbook.begin(sheet: "Accounts", columns: ["Account ID", "Company name", "Plan", "Customer since"])
    try workbook.row(["A-1", "Nordlicht AG", "Enterprise", "2024-04-03"])
    try workbook.begin(sheet: "Own", columns: ["id", "name", "tier", "industry", "size", "signed_up"])
    try workbook.row(["C-9", "Volt Labs", "starter", "other", "small", "2024-06-05"])
    var bytes: [UInt8] = []
    try workbook.finish { bytes += $0 }
    try Data(bytes).write(to: URL(filePath: fixture.path("book.xlsx")))
    await fixture.press("I", "<\(fixture.path("book.xlsx"))", "enter")
    #expect(fixture.wizard?.step == .taken && fixture.wizard?.look?.sheets == ["Notes", "Accounts", "Own"])
    #expect(fixture.wizard?.look?.sheet == "Notes" && fixture.frame.contains("one of 3"))
    await fixture.press("down", "right")
    #expect(fixture.wizard?.look?.sheet == "Accounts" && fixture.wizard?.step == .taken)
    #expect(fixture.wizard?.list.line?.subject == .sheet, "the next key chooses on")
    await fixture.press("right")
    #expect(fixture.wizard?.look?.sheet == "Own" && fixture.wizard?.readings.first == .own(.customers))
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview && fixture.wizard?.report?.counts[.customers] == .init(added: 1))
    await fixture.press("escape", "down", "left", "enter")
    #expect(fixture.wizard?.step == .columns && fixture.wizard?.look?.sheet == "Accounts")
    await fixture.press("enter", "enter")
    #expect(fixture.wizard?.step == .done, "\(fixture.frame)")
    #expect(try await fixture.customer("A-1")?.name == "Nordlicht AG")
    #expect(try await fixture.customer("C-9") == nil)
    #expect(fixture.mapping("book")?.contains("sheet: Accounts") == true)
  }

  @Test func ownColumnsGoStraightToThePreview() async throws {
    let fixture = try ImportFixture()
    try fixture.write(
      "id,name,tier,industry,size,signed_up\nC9,One,starter,other,small,2024-01-01\nC8,Two,gold,other,small,2024-01-01\n",
      to: "own.csv")
    await fixture.press(":", "import \(fixture.path("own.csv"))", "enter")
    #expect(fixture.wizard?.step == .preview)
    #expect(fixture.wizard?.report == nil)
    #expect(fixture.frame.contains("own.csv:3: tier: found 'gold', expected one of"))
    await fixture.press("escape")
    #expect(fixture.wizard?.step == .taken)
    await fixture.press("escape", "escape")
    #expect(fixture.wizard == nil)
  }

  /// What Rapport's own columns cannot say, a mapping made from them can: Enter leads there.
  @Test func ownColumnsInAnotherFormAreReadByAMapping() async throws {
    let fixture = try ImportFixture()
    try fixture.write(
      "id,name,tier,industry,size,signed_up\nC9,One,starter,other,small,02/05/2023\n", to: "own.csv")
    await fixture.press("I", "<\(fixture.path("own.csv"))", "enter")
    #expect(fixture.wizard?.step == .preview && fixture.frame.contains("read it by a new mapping"))
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .taken && fixture.frame.contains("Dates"))
    await fixture.press("enter", "day", "enter", "enter", "enter")
    #expect(fixture.wizard?.step == .done)
    #expect(try await fixture.customer("C9")?.signedUp == LocalDate(iso8601: "2023-05-02"))
  }

  // MARK: The file

  @Test(arguments: [
    ("none.csv", "There is no file"), ("folder", "is a folder; choose a file in it"), ("empty.csv", "empty, expected"),
    ("binary.csv", "holds no text, expected CSV"), ("header.csv", "has no rows"), ("pipe", "is no ordinary file"),
  ])
  func whatCannotBeReadIsSaidInPlace(name: String, words: String) async throws {
    let fixture = try ImportFixture()
    try FileManager.default.createDirectory(
      at: fixture.folder.url.appending(path: "folder"), withIntermediateDirectories: true)
    try fixture.write("", to: "empty.csv")
    try fixture.write("\0\u{1}PNG", to: "binary.csv")
    try fixture.write("Name,Customer since\n", to: "header.csv")
    mkfifo(fixture.path("pipe"), 0o600)
    await fixture.carryOut(fixture.console.startImport(fixture.path(name), isWhole: true))
    #expect(fixture.wizard?.step == .file && fixture.wizard?.work == nil)
    let complaint = fixture.wizard?.complaints.joined() ?? ""
    #expect(complaint.contains(words), "\(complaint)")
    #expect(fixture.frame.contains(String(words.prefix(12))))
  }

  @Test func aPathIsCompleted() async throws {
    let fixture = try ImportFixture()
    for name in ["accounts-1.csv", "accounts-2.csv", "tickets.json", ".hidden"] { try fixture.write("a\n", to: name) }
    await fixture.press("I", "<\(fixture.folder.url.path)/")
    #expect(
      fixture.wizard?.path.candidates.map(\.name).filter { $0.contains(".") && !$0.hasPrefix("rapport") } == [
        "accounts-1.csv", "accounts-2.csv", "tickets.json",
      ])
    await fixture.press("a", "tab")
    #expect(fixture.wizard?.path.text == fixture.path("accounts-"))
    await fixture.press("tab", "tab")
    #expect(fixture.wizard?.path.text == fixture.path("accounts-1.csv"))
    await fixture.press("ctrl-u", "<\(fixture.folder.url.path)/TICK", "tab")
    #expect(fixture.wizard?.path.text == fixture.path("tickets.json"))
  }

  @Test(arguments: [
    ("'/tmp/a b.csv'", "/tmp/a b.csv"), ("  /tmp/a.csv\n", "/tmp/a.csv"), ("file:///tmp/a%20b.csv", "/tmp/a b.csv"),
    ("/tmp/a\\ b.csv", "/tmp/a b.csv"), ("~/x.csv", "~/x.csv"),
  ])
  func aPastedPathTakesThePlaceOfWhatStandsThere(pasted: String, path: String) async throws {
    let fixture = try ImportFixture()
    await fixture.press("I", "abc", "<\(pasted)")
    #expect(fixture.wizard?.path.text == path)
  }

  @Test func aDatabaseThatCanOnlyBeReadSaysSo() async throws {
    let fixture = try ImportFixture(refusal: "This database can only be read; nothing can be imported into it.")
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter")
    #expect(fixture.wizard?.step == .file)
    #expect(fixture.frame.contains("This database can only be read"))
  }

  // MARK: Back and away

  @Test func escapeGoesAStepBackAndWhatWasChosenStays() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    for step in [ImportWizard.Step.columns, .taken, .file] {
      await fixture.press("escape")
      #expect(fixture.wizard?.step == step)
    }
    await fixture.press("enter", "enter", "enter")
    #expect(fixture.wizard?.step == .preview && fixture.wizard?.report?.counts[.customers]?.added == 2)
  }

  /// Whatever key leaves, from wherever: nothing is asked, and what was chosen is offered again.
  @Test(arguments: [["escape", "escape", "escape", "escape"], ["ctrl-c"], ["escape", "ctrl-c"]])
  func whatWasChosenIsKeptWhenTheImportIsLeft(keys: [String]) async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    for key in keys { await fixture.press(key) }
    #expect(fixture.wizard == nil && fixture.console.leftImport != nil)
    // Another path is typed into an empty line, not behind the one that was left.
    for letter in ":import" { await fixture.press(String(letter)) }
    await fixture.press("space")
    #expect(fixture.wizard?.path.text == "" && fixture.console.leftImport != nil)
    await fixture.press("esc")
    await fixture.press("I")
    #expect(fixture.wizard?.step == .file && fixture.frame.contains("What you chose for accounts.csv is still here"))
    await fixture.press("enter", "enter", "enter")
    #expect(fixture.wizard?.step == .preview && fixture.wizard?.report?.counts[.customers]?.added == 2)
    await fixture.press("enter", "enter")
    #expect(fixture.wizard == nil && fixture.console.leftImport == nil, "what was imported is not offered again")
  }

  /// The path that stands there from before is typed over, as whatever else is filled in.
  @Test func theOldPathIsTypedOver() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("ctrl-c", "I")
    #expect(fixture.wizard?.path.text == fixture.path("accounts.csv"))
    await fixture.press("x", "y")
    #expect(fixture.wizard?.path.text == "xy")
    await fixture.press("enter")
    #expect(fixture.frame.contains("There is no file xy"))
  }

  @Test(arguments: [("", "No file is named yet"), ("/nowhere-at-all/", "There is no file"), ("/", "is a folder")])
  func enterSaysWhatIsNoFile(_ typed: String, _ words: String) async throws {
    let fixture = try ImportFixture()
    await fixture.press("I")
    for letter in typed { await fixture.press(String(letter)) }
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .file && fixture.frame.contains(words), "\(fixture.frame)")
  }

  @Test func whatWasChosenIsThrownAwayWhenThatIsSaid() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("ctrl-c", "I", "ctrl-x")
    #expect(fixture.frame.contains("Is that meant?") && fixture.frame.contains("Throw away what you chose"))
    await fixture.press("escape")
    #expect(fixture.wizard?.doubt == nil && fixture.wizard?.isChosen == true)
    await fixture.press("ctrl-x", "y")
    #expect(fixture.wizard?.isChosen == false)
    await fixture.press("escape", "I", "<\(fixture.path("accounts.csv"))", "enter")
    #expect(fixture.wizard?.draft?.answers == GuessAnswers())
  }

  /// Somebody who types on has not seen the question.
  @Test func aKeyThatIsNoAnswerIsNotSwallowed() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("ctrl-c", "I")
    await fixture.press("ctrl-x", "x")
    // The path that stood there is typed over.
    #expect(fixture.wizard?.doubt == nil && fixture.wizard?.path.text == "x")
  }

  @Test func nothingIsAskedOfOneWhoHasChosenNothing() async throws {
    let fixture = try ImportFixture()
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter", "escape", "escape")
    #expect(fixture.wizard == nil)
  }

  @Test func anotherFileIsAnotherDraft() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    try fixture.write("Id,Name,Customer since\nB1,Other,2024-01-01\n", to: "other.csv")
    await fixture.press("escape", "escape", "escape", "<\(fixture.path("other.csv"))", "enter")
    #expect(fixture.wizard?.draft?.answers == GuessAnswers() && fixture.wizard?.name.text == "other")
  }

  // MARK: Work

  @Test func escapeStopsWhatIsGoingOn() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    fixture.isHeld = true
    await fixture.press("enter")
    let request = try #require(fixture.held)
    _ = fixture.console.handle(.importing(request.number, .read(50, of: 200)))
    #expect(fixture.frame.contains("25 %") && fixture.frame.contains("50 B of 200 B read"))
    // Keys wait, and nothing is asked for twice.
    await fixture.press("enter", "u", "x")
    #expect(fixture.asked.filter { if case .run = $0 { true } else { false } }.count == 1)
    #expect(fixture.console.handle(.keys([.escape])) == [.stopImporting])
    #expect(fixture.console.handle(.keys([.escape])) == [])
    _ = fixture.console.handle(.importing(request.number, .stopped))
    #expect(fixture.wizard?.step == .preview && fixture.frame.contains("Stopped; nothing was imported"))
  }

  @Test func whatWasStoppedTooLateIsDoneAndSaid() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    fixture.isHeld = true
    await fixture.press("enter", "escape")
    let request = try #require(fixture.held)
    _ = fixture.console.handle(.importing(request.number, .imported(ImportReport(), kept: nil)))
    #expect(fixture.wizard?.step == .done)
  }

  @Test func anAnswerThatWasOvertakenIsDropped() async throws {
    let fixture = try ImportFixture()
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))")
    fixture.isHeld = true
    await fixture.press("enter")
    let request = try #require(fixture.held)
    await fixture.press("escape")
    let news = await fixture.desk.carryOut(
      request.work, in: fixture.store, by: "dana", at: ConsoleFixture.now, told: { _ in })
    _ = fixture.console.handle(.importing(request.number, news))
    #expect(fixture.wizard?.step == .file && fixture.wizard?.work == nil)
  }

  @Test func aCancelledImportLeavesNothing() async throws {
    let fixture = try ImportFixture()
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    let (desk, store) = (fixture.desk, fixture.store)
    let path = fixture.path("accounts.csv")
    let yaml = try MappingDraft(GuessedFile(ImportSource(path: path)), name: "accounts").yaml
      .replacing("{decide: [day first, month first]}", with: "day first")
      .replacing("{decide: [enterprise, professional, community, starter, leave out]}", with: "starter")
    let plan = ImportPlan(path: path, mapping: .init(name: "accounts", text: yaml))
    let gate = AsyncStream<Void>.makeStream()
    let task = Task {
      for await _ in gate.stream { break }
      return await desk.carryOut(
        .run(plan, keeping: .init()), in: store, by: "dana", at: ConsoleFixture.now, told: { _ in })
    }
    task.cancel()
    gate.continuation.finish()
    #expect(await task.value == .stopped)
    #expect(try await fixture.customer("A-1") == nil)
    let left = (try? FileManager.default.contentsOfDirectory(atPath: fixture.path("mappings"))) ?? []
    #expect(left == [])
    let done = await desk.carryOut(
      .run(plan, keeping: .init()), in: store, by: "dana", at: ConsoleFixture.now, told: { _ in })
    guard case .imported = done else {
      Issue.record("\(done)")
      return
    }
  }

  @Test func othersWhoWriteAreNamedWhileTheyAreWaitedFor() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    fixture.isHeld = true
    await fixture.press("enter")
    _ = fixture.console.handle(.importing(try #require(fixture.held).number, .othersWrite))
    #expect(fixture.frame.contains("Waiting for another program that writes to the database"))
  }
}
