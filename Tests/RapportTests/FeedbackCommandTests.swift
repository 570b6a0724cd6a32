import Foundation
import Testing

/// Texts of a file, read from the command line.
@Suite struct FeedbackCommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-feedback-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private struct Scored: Decodable, Equatable {
    var row: Int
    var sentiment: String
    var score: Double
    var because: [String]
  }

  private func run(_ text: String?, _ more: String...) throws -> RunningBinary {
    let file = folder.appending(path: "texts.csv")
    if let text { try text.write(to: file, atomically: true, encoding: .utf8) }
    let place = ["XDG_CONFIG_HOME": folder.path, "XDG_DATA_HOME": folder.path]
    return try RunningBinary(["feedback", "score", "--from", file.path] + more, environment: place)
  }

  private static let texts = """
    id,comment
    a,"Great tool, we love it"
    b,
    c,"The export doesn't work
    and nobody answers."
    d,How do I export?

    """

  @Test func everyRowIsScoredAndCountedFromOne() throws {
    let run = try run(Self.texts, "--column", "comment", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let rows = try JSONDecoder().decode([Scored].self, from: Data(run.output.utf8))
    #expect(rows.map(\.row) == [1, 2, 3, 4])
    #expect(rows.map(\.sentiment) == ["positive", "neutral", "negative", "neutral"])
    #expect(rows[0].because == ["Great", "tool", "love"] && rows[0].score > 0.05)
    #expect(rows[1] == Scored(row: 2, sentiment: "neutral", score: 0, because: []))
    #expect(rows[2].because.starts(with: ["doesn't", "work"]) && rows[2].score < -0.05)
  }

  @Test func anEmptyTextIsARowToo() throws {
    let run = try run("comment\n\"\"\nGood.\n", "--column", "comment", "--format", "csv")
    #expect(
      run.output.hasPrefix("row,sentiment,score,because\n1,neutral,0,\n2,positive,"), "\(run.output)\(run.errors)")
  }

  @Test func aSemicolonInAFileOfOneColumnIsTheTexts() throws {
    let run = try run("comment\nSlow; but stable | fine\n", "--column", "comment", "--format", "csv")
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 2, "\(run.output)\(run.errors)")
  }

  @Test func peopleSeeTheTextBesideIt() throws {
    let output = try run(Self.texts, "--column", "comment").output
    #expect(output.contains("Great, tool, love") && output.contains("Great tool, we love it"))
    #expect(output.split(separator: "\n").first?.contains("Sentiment") == true)
  }

  @Test(arguments: [
    (
      "comment\n", ["--column", "coment"], 2,
      "texts.csv:1: no column 'coment', expected one of comment; the nearest is comment"
    ),
    ("", ["--column", "a"], 2, "empty, expected a header row"),
    ("a,b\n1,2,3\n", ["--column", "a"], 2, "texts.csv:2"), ("a\n\"open\n", ["--column", "a"], 2, "texts.csv:2"),
    (nil, ["--column", "a"], 1, "texts.csv"), ("a\n", [], 64, "--column"),
  ])
  func whatIsNotThereOrBrokenIsRefusedWithItsPlace(
    text: String?, arguments: [String], status: Int32, words: String
  ) throws {
    let file = folder.appending(path: "texts.csv")
    if let text { try text.write(to: file, atomically: true, encoding: .utf8) }
    let run = try RunningBinary(
      ["feedback", "score", "--from", file.path] + arguments, environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.status == status && run.output.isEmpty && run.errors.contains(words), "\(run.status) \(run.errors)")
  }

  @Test func onesOwnWordsCountAndAreCheckedStrictly() throws {
    let rapport = folder.appending(path: "rapport")
    try FileManager.default.createDirectory(at: rapport, withIntermediateDirectories: true)
    let own = rapport.appending(path: "feedback.yaml")
    try "words: {zebra: -3}".write(to: own, atomically: true, encoding: .utf8)
    let scored = try run("a\nA zebra\n", "--column", "a", "--format", "json").output
    #expect(scored.contains("\"negative\"") && scored.contains("[\"zebra\"]"))
    try "words:\n  zebra: -9".write(to: own, atomically: true, encoding: .utf8)
    let refused = try run("a\nA zebra\n", "--column", "a")
    #expect(
      refused.status == 2 && refused.errors.contains("feedback.yaml:2: words.zebra: found -9"), "\(refused.errors)")
  }
}
