import Foundation
import TerminalUI
import Testing

@testable import ConsoleApp

/// A whole frame, exact to the last space; RAPPORT_RECORD_FRAMES=1 writes it anew, to be read before it is committed.
func expectFrame(_ console: Console, _ fixture: ConsoleFixture, _ name: String) throws {
  let text = fixture.frame(console).text + "\n"
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
  if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) is not drawn as recorded")
}
