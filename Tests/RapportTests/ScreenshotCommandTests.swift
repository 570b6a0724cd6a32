import Foundation
import Testing

@Suite final class ScreenshotCommandTests {
  private static let now = ["--now", "2026-11-23T14:05:32Z"]

  @Test func theDemoIsDrawnWithoutATerminalTheSameEachTime() throws {
    let arguments = ["screenshot", "--demo", "--screen", "customers", "--size", "100x30", "-"] + Self.now
    let first = try RunningBinary(arguments)
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(first.output.hasPrefix("<svg ") && first.output.hasSuffix("</svg>\n"))
    #expect(try RunningBinary(arguments).output == first.output)
  }

  /// A small portfolio of one's own, where it does not matter which.
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private let portfolio: [String]

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    portfolio = ["--db", try TerminalPortfolio.copy(into: folder).path, "--now", TerminalPortfolio.now]
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func aTextFrameHasItsSizeAndWhatTheKeysDid() throws {
    let run = try RunningBinary(
      ["screenshot", "--format", "text", "--size", "80x24", "--keys", "2 ?", "-"] + portfolio)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.count == 25 && run.output.contains("[2 Customers]")
        && run.output.contains("Record an observation of a metric"))
  }

  @Test(arguments: [
    (["--size", "12x9"], Int32(64), "80x24 to 500x200"), (["--size", "wide"], 64, "--size"),
    (["--screen", "nowhere"], 64, "overview, customers"),
    (["--pane", "nowhere"], 64, "portfolio, customer"), (["--keys", "hyperspace"], 64, "names of keys"),
    (["--theme", "nowhere"], 2, "nowhere"),
  ])
  func whatIsWrongIsSaidAndNothingWritten(options: [String], status: Int32, words: String) throws {
    let file = folder.appending(path: "picture.svg")
    let run = try RunningBinary(["screenshot"] + options + [file.path] + portfolio)
    #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  /// A name promises what is in the file.
  @Test(
    arguments: [
      ("a.png", [], nil, ".svg or .txt"), ("a.PDF", [], nil, ".svg or .txt"),
      ("a.txt", ["--format", "svg"], nil, ".svg"),
      ("a.svg", ["--format", "text"], nil, ".txt"), ("a.txt", [], "╭", ""), ("a.SVG", [], "<svg ", ""),
      ("a", [], "<svg ", ""),
    ] as [(String, [String], String?, String)])
  func theNameSaysTheFormat(name: String, options: [String], holds: String?, words: String) throws {
    let file = folder.appending(path: name)
    let run = try RunningBinary(["screenshot"] + options + [file.path] + portfolio)
    #expect(run.status == (holds == nil ? 64 : 0) && (words.isEmpty || run.errors.contains(words)), "\(run.errors)")
    let text = try? String(contentsOf: file, encoding: .utf8)
    #expect(holds.map { text?.contains($0) == true } ?? (text == nil))
  }

  @Test func aFolderIsRefused() throws {
    let run = try RunningBinary(["screenshot", "/tmp"] + portfolio)
    #expect(run.status == 1 && run.errors.contains("is a folder"))
  }
}
