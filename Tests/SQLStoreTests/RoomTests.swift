import Foundation
import Testing

/// Walls between rooms that the compiler does not see.
@Suite struct RoomTests {
  private struct Line {
    var place: String
    var text: String
  }

  private func lines(of room: String? = nil) throws -> [Line] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file -> [Line] in
      let place = String(file.path.dropFirst(root.path.count + 1))
      guard place.hasPrefix(room.map { "\($0)/" } ?? "") else { return [] }
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.split(separator: "\n").map { Line(place: place, text: String($0)) }
    }
  }

  private func holding(_ words: some RegexComponent, _ lines: [Line]) -> [String] {
    lines.filter { $0.text.contains(words) }.map { "\($0.place): \($0.text)" }
  }

  /// The program opens its engine by name; nobody else knows which it is.
  @Test func only_the_engines_room_names_it() throws {
    let rooms = try lines()
    #expect(rooms.contains { $0.place.hasPrefix("SQLiteEngine/") })
    let others = rooms.filter { !$0.place.hasPrefix("SQLiteEngine/") }.map { line in
      let isProgram = line.place.hasPrefix("rapport/")
      return Line(place: line.place, text: isProgram ? line.text.replacing("SQLiteEngine", with: "") : line.text)
    }
    #expect(holding(/(?i)sqlite|grdb|pragma|fts5|rowid/, others) == [])
  }

  /// Where engines say a thing in different words, the store asks the dialect.
  @Test func the_stores_texts_are_every_engines() throws {
    let words =
      /(?i)\b(ifnull|iif|glob|insert or|replace into|indexed by|cross join|json_each|nocase|instr|strpos|ilike)\b|\blike \?|\b(temp|main)\./
    let texts = try lines(of: "SQLStore")
    #expect(texts.count > 1000)
    #expect(holding(words, texts) == [])
  }
}
