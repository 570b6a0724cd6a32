import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What is in the files, and the form that asks for them.
@Suite struct ExportTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ keys: String..., width: Int = 120, height: Int = 36) -> Console {
    var console = fixture.settled(width: width, height: height)
    for key in keys { fixture.press(&console, key) }
    return console
  }

  /// Presses one key, which is to begin an export.
  private func request(_ console: inout Console, _ key: Key = .enter) throws -> ExportRequest {
    for case .export(let request) in console.handle(.keys([key])) { return request }
    throw Missing()
  }

  private struct Missing: Error {}

  private func table(_ id: PaneID, in console: Console) throws -> ViewTable? {
    let pane: any Pane = try #require(console.panes[id])
    return try table(of: pane, in: console)
  }

  private func table<Viewed: Pane>(of pane: Viewed, in console: Console) throws -> ViewTable? {
    let scene = console.scene(for: pane.id)
    let question = AnyQuestion(try #require(pane.wholeQuestion(in: scene, limit: .max)))
    let answer = try #require(fixture.answer(question).to(Viewed.Asked.self))
    return pane.table(of: try answer.get(), in: scene)
  }

  // MARK: Tables

  @Test(arguments: [
    (
      PaneID.customers,
      [
        "Customer", "Id", "Tier", "Score", "Imported score", "Basis", "Status", "Change in 30 days", "Renews", "Owner",
        "Open tickets", "MRR", "Currency", "Chance to leave",
      ], 6
    ),
    (
      .tickets,
      [
        "State", "Due", "Minutes left", "Deadline", "Hours", "Severity", "Ticket", "Customer", "Subject", "Calendar",
        "Level", "Owner",
        "Status",
      ], 5
    ),
    (.actions, ["State", "Priority", "Due", "Days late", "Title", "Customer", "Type", "Status", "Owner"], 3),
    (.myDay, ["State", "Reason", "Title", "Customer", "Item"], 13),
  ])
  func aListHandsOutAllItsColumnsWhateverTheRoom(pane: PaneID, columns: [String], rows: Int) throws {
    let table = try #require(try table(pane, in: console(width: 80, height: 24)))
    #expect(table.columns.map(\.name) == columns)
    #expect(table.rows.count == rows && table.rows.allSatisfy { $0.count == columns.count })
    #expect(table.rows.joined().allSatisfy { $0 != "—" && $0.first != " " && $0.last != " " })
  }

  @Test func everyColumnOfEveryListHasANameOfItsOwn() throws {
    let console = console()
    var lists = 0
    for (id, pane) in console.panes where pane.allAsked(in: console.scene(for: id), limit: .max) != nil {
      guard let table = try table(id, in: console) else { continue }
      lists += 1
      let names = table.columns.map(\.name)
      #expect(names.allSatisfy { !$0.isEmpty } && Set(names).count == names.count, "\(id)")
      expectPlain(table, id)
    }
    #expect(lists >= 4)
  }

  /// Figures can be summed up and days sort: nothing is a word of the screen.
  private func expectPlain(_ table: ViewTable, _ id: PaneID) {
    for (place, column) in table.columns.enumerated() {
      let cells = table.rows.map { $0[place] }.filter { !$0.isEmpty }
      if column.isNumber { #expect(cells.allSatisfy { Double($0) != nil }, "\(id) \(column.name) \(cells)") }
      let worded = cells.filter { cell in
        cell.wholeMatch(
          of: /\d[\d,.]*( d| %)?|[$€£][\d,.]+|[▲▼─] ?\d+|-?\d+[dh:].*|\d+ [A-Z][a-z]{2}( \d{4})?|\d+ d late|today/)
          != nil
          && Double(cell) == nil
      }
      #expect(worded.isEmpty, "\(id) \(column.name) \(worded)")
    }
  }

  @Test func theQuestionIsForAllRowsInTheOrderAndFilterOfTheView() throws {
    var console = console("2", "s", "r", "/", "a", "c", "enter", "G")
    let whole = try #require(console.panes[.customers]?.allAsked(in: console.scene(for: .customers), limit: .max))
    let shown = try #require(console.panes[.customers]?.asked(in: console.scene(for: .customers)))
    guard let all = whole.asked as? CustomerQuery, var some = shown.asked as? CustomerQuery else {
      Issue.record("no list")
      return
    }
    some.window = Window(.first, limit: .max)
    #expect(all == some && !all.filter.isEmpty)
    // Asking for the file changes nothing of the view.
    fixture.press(&console, "w")
    #expect(console.panes[.customers]?.asked(in: console.scene(for: .customers)) == shown)
  }

  /// By its type it is no table; where types are not seen it changes nothing.
  @Test func anAnswerToSomethingElseIsNotTaken() throws {
    var console = console("2")
    let answer = TrainingQuery().told(TrainingFigures(paths: []))
    let before = fixture.frame(console).text
    #expect(console.with(.customers) { $0.take(answer, in: $1) + $0.markAll(taking: answer, in: $1) } == [])
    #expect(fixture.frame(console).text == before)
    #expect(console.panes[.training]?.allAsked(in: console.scene(for: .training), limit: .max) == nil)
  }

  @Test(arguments: [PaneID.portfolio, .customer, .training])
  func aViewWithoutRowsSaysItsLinesWhateverTheRoom(pane: PaneID) {
    var small = console("2", "1", width: 80, height: 24)
    small.enter(pane)
    fixture.settle(&small, small.ask())
    let lines = small.lineTable(of: pane).rows.map { $0[0] }
    #expect(lines.first?.isEmpty == false && lines.last?.isEmpty == false)
    var moved = small
    fixture.press(&moved, "G")
    #expect(moved.lineTable(of: pane).rows.map { $0[0] } == lines)
    // Every word that the screen shows is in the file, also where it had to be cut short.
    let inside = fixture.frame(small).lines.dropFirst(3).dropLast(2)
    let words = inside.flatMap { $0.split(separator: " ") }.filter { $0.allSatisfy { $0.isLetter || $0.isNumber } }
    #expect(words.count > 10)
    let text = lines.joined(separator: "\n")
    for word in words { #expect(text.contains(word)) }
    #expect(!text.contains("…"))
  }

  // MARK: Formats

  private let words = ViewTable(
    title: "A|B", columns: [.init(name: "Name"), .init(name: "Note", isNumber: true)],
    rows: [["=1+1", "a,\"b\""], ["<b>", "x|y"]])

  @Test func formatsSayTheSameAndKeepValuesHarmless() {
    #expect(words.csv == "Name,Note\n'=1+1,\"a,\"\"b\"\"\"\n<b>,x|y\n")
    #expect(
      words.json == "[\n{\"Name\":\"=1+1\",\"Note\":\"a,\\\"b\\\"\"},\n{\"Name\":\"<b>\",\"Note\":\"x|y\"}\n]\n")
    #expect(
      words.markdown == "## A\\|B\n\n| Name | Note |\n| --- | ---: |\n| =1+1 | a,\"b\" |\n| &lt;b> | x\\|y |\n")
  }

  @Test func linesStayAsTheyStandInMarkdown() {
    let page = ViewTable(title: "A", columns: [.init(name: "Line")], rows: [["a  *b*"], [""], ["```"]], isLines: true)
    #expect(page.markdown == "## A\n\n    a  *b*\n\n    ```\n")
    #expect(page.csv == "Line\na  *b*\n\"\"\n```\n")
  }

  @Test func anEmptyListIsAFileWithoutRows() {
    let empty = ViewTable(title: "A", columns: [.init(name: "Name")], rows: [])
    #expect(empty.csv == "Name\n" && empty.json == "[]\n" && empty.markdown == "## A\n\n| Name |\n| --- |\n")
  }

  @Test func thePictureIsTheScreenWithoutTheFormInTheThemeInForce() {
    let bare = console("2")
    var asking = bare
    fixture.press(&asking, "w")
    let picture = asking.picture(in: .plain)
    #expect(picture == bare.picture(in: .plain))
    #expect(picture.hasPrefix("<svg ") && picture.contains("Acme Healthcare Inc."))
    var red = Theme.plain
    red.background = .rgb(RGB(red: 200, green: 1, blue: 2))
    #expect(asking.picture(in: red).contains("#c80102"))
  }

  // MARK: The form

  @Test func theKeyAsksAndTheNameFollowsTheFormat() throws {
    var console = console("2", "w")
    #expect(fixture.frame(console).text.contains("rapport-customers-2026-11-23.csv"))
    fixture.press(&console, "tab", "right")
    #expect(fixture.frame(console).text.contains("rapport-customers-2026-11-23.json"))
    let request = try request(&console)
    #expect(
      request
        == ExportRequest(pane: .customers, format: .json, path: "rapport-customers-2026-11-23.json", replaces: false))
    #expect(console.handle(.keys([.enter])).isEmpty, "what is being written is not written twice")
    _ = console.handle(.exported(request, .written("1,250 rows")))
    #expect(console.overlay == nil)
    #expect(
      console.notice
        == Console.Notice(text: "Wrote 1,250 rows to rapport-customers-2026-11-23.json", isComplaint: false))
  }

  @Test func aNameOfOnesOwnKeepsAllButItsEnding() throws {
    var console = console("1", "w")
    for letter in "mine.csv" { fixture.press(&console, String(letter)) }
    fixture.press(&console, "tab", "m")
    #expect(try request(&console) == ExportRequest(pane: .portfolio, format: .markdown, path: "mine.md"))
  }

  /// The name is what is written, so that it comes first and takes the place of the one that stands there.
  @Test(arguments: [
    ("all.json", ExportRequest.Format.json), ("all.xlsx", .xlsx), ("all.MD", .markdown), ("all", .csv),
    ("all.txt", .csv),
  ])
  func anEndingThatIsTypedSaysTheFormat(_ name: String, _ format: ExportRequest.Format) throws {
    var console = console("2", "w")
    for letter in name { _ = console.handle(.keys([.character(letter)])) }
    #expect(try request(&console) == ExportRequest(pane: .customers, format: format, path: name))
  }

  @Test func aPictureIsNamedAfterTheScreen() throws {
    var console = console("1", "w", "tab", "s")
    let request = try request(&console)
    #expect(request.format == .svg && request.path == "rapport-overview-2026-11-23.svg")
  }

  @Test func aFileThatIsThereIsReplacedOnlyWhenEnterSaysSo() throws {
    var console = console("2", "w")
    let first = try request(&console)
    _ = console.handle(.exported(first, .exists))
    #expect(fixture.frame(console).text.contains("is there already. Enter replaces it."))
    // Another name is another file, about which nobody has been asked.
    var renamed = console
    fixture.press(&renamed, "end", "x")
    let other = try request(&renamed)
    #expect(!other.replaces && other.path == first.path + "x")
    let again = try request(&console)
    #expect(again.replaces && again.path == first.path)
  }

  @Test func aFailureStandsInTheFormUntilSomethingIsChanged() throws {
    var console = console("2", "w")
    let first = try request(&console)
    _ = console.handle(.exported(first, .failed("There is no room")))
    #expect(fixture.frame(console).text.contains("There is no room"))
    fixture.press(&console, "tab", "right")
    #expect(console.overlay != nil && !fixture.frame(console).text.contains("There is no room"))
  }

  @Test func whatComesAfterTheFormWasLeftIsSaidInTheLastLine() throws {
    var console = console("2", "w")
    let first = try request(&console)
    fixture.press(&console, "escape")
    #expect(console.overlay == nil)
    _ = console.handle(.exported(first, .exists))
    #expect(console.notice?.isComplaint == true && console.overlay == nil)
    // Nor does it settle another form's.
    fixture.press(&console, "w")
    _ = console.handle(.exported(first, .failed("There is no room")))
    #expect(console.overlay != nil && console.notice?.text == "There is no room")
  }

  @Test func thePaletteWritesFromOneLine() throws {
    var console = console("2", ":")
    for letter in "export md ~/all of them.md" { _ = console.handle(.keys([.character(letter)])) }
    #expect(
      try request(&console) == ExportRequest(pane: .customers, format: .markdown, path: "~/all of them.md"))
    #expect(
      console.carryOut(line: "export pdf x")
        == [.complain("export: expected one of csv, json, xlsx, markdown, svg, then the file")])
    console.overlay = nil
    #expect(console.carryOut(line: "export svg").isEmpty && fixture.frame(console).text.contains("SVG of the screen"))
  }
}
