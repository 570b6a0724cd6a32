import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Files
import Foundation
import SuccessStore
import TerminalUI

struct ScreenshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screenshot",
    abstract: "Draws a screen of the console into a file, without a terminal.",
    discussion: """
      With --now, the same data, theme and time zone (TZ) give the same bytes on every machine.
      """)

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"), completion: .file())
  var file: String
  @Option(help: ArgumentHelp("One of \(Console.screenNames.joined(separator: ", ")).", valueName: "name"))
  var screen: String?
  @Option(help: ArgumentHelp("The pane that has the keys; else the screen's first.", valueName: "name"))
  var pane: String?
  @Option(help: ArgumentHelp("Columns and rows, from 80x24 to 500x200.", valueName: "WxH"))
  var size = ScreenSize(columns: 120, rows: 36)
  @Option(help: ArgumentHelp("Keys to press first, by name: \"j j enter\".", valueName: "keys"))
  var keys = ""
  @Option(help: "svg or text; else what the file's name ends in says, .svg or .txt.")
  var format: PictureFormat?
  @Flag(help: "Of the demo's portfolio, made for the picture and gone afterwards.")
  var demo = false
  @OptionGroup var writing: WritingOptions
  @OptionGroup var look: LookOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common, look: look)
    let theme = try here.themeChoice().theme(on: nil)
    let target = try OutputFile(file, writing, sparing: demo ? nil : here.database)
    let format = try PictureFormat(told: format, file: file)
    let presses = try pressedKeys()
    let canvas = try withStore(here) { store, name in
      let rulebook = try waiting { try await store.answer(RulebookQuery()) }
      let setting = Console.Setting(
        database: name, me: here.me, rulebook: rulebook, configuration: here.configuration,
        themes: here.themes.choices)
      return try drawn(Console(setting, size: size.size, now: here.now), presses, store, here.now)
    }
    let text =
      switch format {
      case .svg: ScreenPicture(canvas, theme: theme).svg(title: "Rapport")
      case .text: canvas.text + "\n"
      }
    try target.write(text)
  }

  private func withStore(
    _ here: Surroundings, _ draw: (any SuccessStore, String) throws -> Canvas
  ) throws -> Canvas {
    guard demo else {
      let store = try here.openStore(for: .reading)
      defer { try? store.close() }
      return try draw(store, here.database.deletingPathExtension().lastPathComponent)
    }
    guard common.database == nil else {
      throw ValidationError("--demo makes a portfolio of its own: give either --demo or --db FILE.")
    }
    Scratch.sweep(here)
    let scratch = try ScratchFolder("demo")
    defer { scratch.remove() }
    let demo = DemoDatabase(file: URL(filePath: "\(scratch.path)/demo.db"), rules: here.rules, now: here.now)
    let store = try demo.open()
    defer { try? store.close() }
    return try draw(store, "demo")
  }

  private func drawn(
    _ start: Console, _ presses: [Key], _ store: any SuccessStore, _ now: Instant
  ) throws -> Canvas {
    var console = start
    try place(&console)
    let answer = { (question: AnyQuestion) in
      let answer = try waiting { await question.answer(from: store, at: now) }
      // In the console a failure stands where the data would; a picture of one is of no use.
      if let error = answer.failure { throw error }
      return answer
    }
    try console.settle(console.ask(), by: answer)
    for key in presses { try console.settle(console.handle(.keys([key])), by: answer) }
    var canvas = Canvas(size: size.size)
    console.draw(on: &canvas)
    return canvas
  }

  private func place(_ console: inout Console) throws {
    if let screen, !console.show(screen: screen) {
      throw Complaint.wrongValue("--screen", screen, "one of \(Console.screenNames.joined(separator: ", "))")
    }
    if let pane, !console.enter(pane: pane) {
      throw Complaint.wrongValue("--pane", pane, "one of \(console.paneNames.joined(separator: ", "))")
    }
  }

  private func pressedKeys() throws -> [Key] {
    try keys.split(separator: " ").map { name in
      guard let key = Key(name: String(name)) else {
        throw Complaint.wrongValue("--keys", String(name), "names of keys as 'rapport keys' lists them")
      }
      return key
    }
  }
}

enum PictureFormat: String, ListedArgument {
  case svg, text

  private var ending: String { self == .svg ? "svg" : "txt" }

  /// By the file's name where nothing else is told; a name without an ending may hold either. Refuses an ending that promises
  /// something else than what would be in the file.
  init(told: PictureFormat?, file: String) throws {
    let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
    let promised = PictureFormat.allCases.first { $0.ending == ending }
    guard ending.isEmpty || promised != nil, promised == nil || told == nil || told == promised else {
      let wanted = (told.map { [$0] } ?? PictureFormat.allCases).map { ".\($0.ending)" }.joined(separator: " or ")
      throw Complaint.wrongValue(
        "file", file, "a name that ends in \(wanted), or in nothing; other programs make other pictures of an SVG")
    }
    self = told ?? promised ?? .svg
  }
}

/// `120x36`.
struct ScreenSize: ExpressibleByArgument, CustomStringConvertible {
  var size: Size

  private static let columns = 80...500
  private static let rows = 24...200

  init(columns: Int, rows: Int) { size = Size(width: columns, height: rows) }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]), Self.columns.contains(columns),
      Self.rows.contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var description: String { "\(size.width)x\(size.height)" }
  var defaultValueDescription: String { description }
}
