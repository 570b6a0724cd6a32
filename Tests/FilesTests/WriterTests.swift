import Foundation
import Testing

/// Files are written in one way: nothing outside its room makes, replaces or copies one by other means.
@Suite struct WriterTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let ways = [
    "O_CREAT", "mkstemp", "fopen(", "creat(", "createFile(", "forWritingAtPath", "forWritingTo", "forUpdating",
    "OutputStream(", ".copyItem(", ".moveItem(", "replaceItem", ".write(to: URL", ".write(to: file", ".write(toFile",
    "Data(text.utf8).write", "options: .atomic",
  ]

  @Test func nothingIsWrittenByOtherWays() throws {
    let sources = Self.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      guard !file.path.contains("/Sources/Files/") else { continue }
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      for way in Self.ways where text.contains(way) {
        Issue.record("\(file.lastPathComponent) writes by '\(way)'; FileTarget and NewFile are the way")
      }
    }
    #expect(count > 300)
  }
}
